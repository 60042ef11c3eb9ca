import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { install as tooltip } from 'echarts/lib/component/tooltip/install.js';
import { install as canvas } from 'echarts/lib/renderer/installCanvasRenderer.js';

import type { Chart, Theme } from './model';

use([tooltip, canvas]);

export { registerMap } from 'echarts/core';
export type { ECharts };

/** Begins a chart in an element. */
export function begin(element: HTMLElement): ECharts {
    return init(element, null, { renderer: 'canvas' });
}

/** All that is said of a chart, in the page's letters. */
export function whole(chart: Chart, theme: Theme): EChartsCoreOption {
    return { animation: false, textStyle: { fontFamily: theme.font, color: theme.text }, ...chart.option(theme) };
}
