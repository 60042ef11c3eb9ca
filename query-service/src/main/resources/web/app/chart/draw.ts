import { BarChart, GraphChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

import type { Chart, Theme } from './model';
import { wellFormed } from './picture';

use([BarChart, LineChart, GraphChart, MapChart, ScatterChart, GeoComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer, SVGRenderer]);

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

/** The same chart as SVG, on the page's surface. */
export function drawing(chart: Chart, theme: Theme, width: number, height: number): string {
    const apart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    apart.setOption({ backgroundColor: theme.surface, ...whole(chart, theme) });
    const text = apart.renderToSVGString();
    apart.dispose();
    return wellFormed(text);
}
