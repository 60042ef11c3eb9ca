import { use } from 'echarts/core';
import { install as bar } from 'echarts/lib/chart/bar/install.js';
import { install as line } from 'echarts/lib/chart/line/install.js';
import { install as grid } from 'echarts/lib/component/grid/install.js';
import { install as legend } from 'echarts/lib/component/legend/install.js';

/** What draws columns and lines over time. */
use([bar, line, grid, legend]);
