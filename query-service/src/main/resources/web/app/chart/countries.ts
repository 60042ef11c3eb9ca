import { use } from 'echarts/core';
import { install as graph } from 'echarts/lib/chart/graph/install.js';
import { install as map } from 'echarts/lib/chart/map/install.js';
import { install as scatter } from 'echarts/lib/chart/scatter/install.js';
import { install as geo } from 'echarts/lib/component/geo/install.js';
import { install as visualMap } from 'echarts/lib/component/visualMap/installVisualMapContinuous.js';

/** What draws countries: on the map, and joined by lines. */
use([graph, map, scatter, geo, visualMap]);
