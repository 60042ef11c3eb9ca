import { init, use } from 'echarts/core';
import { install } from 'echarts/lib/renderer/installSVGRenderer.js';
import { whole } from './draw';
import type { Chart, Theme } from './model';
import { wellFormed } from './picture';

use(install);

/** A chart as SVG, on the page's surface. */
export function drawing(chart: Chart, theme: Theme, width: number, height: number): string {
    const apart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    apart.setOption({ backgroundColor: theme.surface, ...whole(chart, theme) });
    const text = apart.renderToSVGString();
    apart.dispose();
    return wellFormed(text);
}
