/** The parts of ECharts, file by file: where one file names several, the bundler gives them all to whoever wants one. */
declare module 'echarts/lib/*' {
    export const install: (registers: object) => void;
}
