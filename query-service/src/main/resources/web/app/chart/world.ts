type Point = [number, number];

let loading: Promise<void> | undefined;
let points: Record<string, Point> = {};

/** Where the countries are that have no outline on the map. */
export function small(): Record<string, Point> {
    return points;
}

/** Loads the map once (GeoJSON, with the points of small countries beside it), and makes it known to the charts as `world`. */
export function load(charts: { registerMap(name: string, map: never): void }): Promise<void> {
    loading ??= fetch('/dashboard/map/world.json')
        .then((response) => (response.ok ? response : Promise.reject(new Error(response.statusText))))
        .then((response) => response.json() as Promise<{ small: Record<string, Point> }>)
        .then((world) => {
            points = world.small;
            charts.registerMap('world', world as never);
        })
        .catch((failure: unknown) => {
            loading = undefined;
            throw failure;
        });
    return loading;
}
