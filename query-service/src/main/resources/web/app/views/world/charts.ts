import type { Network } from '../../api/types';
import { bars } from '../../chart/bars';
import type { Figure } from '../../chart/figure';
import { type Chart, type File, tip } from '../../chart/model';
import { small } from '../../chart/world';
import { taken } from '../../filters/filters';
import { codes } from '../../language/codes';
import type { Speech } from '../../language/speech';
import { elsewhere, type Filters, type Place } from '../../state/place';

const LARGEST = 34;

/** Names of so few countries have room beside them, and need not stand around the circle. */
const FEW = 7;

/** So many relations are drawn, the strongest. */
export const LINKS = 120;

/** Equal Earth (Šavrič, Patterson, Jenny 2018): keeps areas, and is a formula. */
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const RADIAN = Math.PI / 180;

function equalEarth([longitude = 0, latitude = 0]: number[]): [number, number] {
    const angle = Math.asin(M * Math.sin(latitude * RADIAN));
    const square = angle * angle;
    const sixth = square ** 3;
    const x = (longitude * RADIAN * Math.cos(angle)) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)));
    const y = angle * (A1 + A2 * square + sixth * (A3 + A4 * square));
    return [x / RADIAN, -y / RADIAN];
}

function back([right = 0, down = 0]: number[]): [number, number] {
    const y = -down * RADIAN;
    let angle = y;
    for (let step = 0; step < 12; step++) {
        const square = angle * angle;
        const sixth = square ** 3;
        const off = angle * (A1 + A2 * square + sixth * (A3 + A4 * square)) - y;
        angle -= off / (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square));
    }
    const square = angle * angle;
    const sixth = square ** 3;
    const longitude = (M * right * RADIAN * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))) / Math.cos(angle);
    return [longitude / RADIAN, Math.asin(Math.sin(angle) / M) / RADIAN];
}

/** Where cooperation is known: the darker, the more facts. */
export function map(speech: Speech, network: Network, file: string | undefined, chosen: (country: string) => void): Chart {
    const rows = network.nodes.toSorted((one, other) => other.count - one.count);
    const most = Math.max(...rows.map((one) => one.count), 1);
    return {
        of: 'countries', panel: 'map', name: 'world', label: speech.say('mapTitle'), map: 'world',
        file: file ? { address: file, rows: rows.length } : undefined,
        columns: [speech.say('country'), speech.say('facts')],
        rows: rows.map((one) => [speech.country(one.country), one.count]),
        points: {
            count: rows.length,
            say: (index) => `${speech.country(rows[index]?.country ?? '')}: ${speech.number(rows[index]?.count ?? 0)}`,
            open: (index) => chosen(rows[index]?.country ?? ''),
        },
        chosen: (mark) => {
            if (mark.name && /^[A-Z]{2}$/.test(mark.name)) chosen(mark.name);
        },
        option: (theme) => {
            const data = rows.map((one) => ({ name: one.country, value: Math.log2(one.count + 1), count: one.count }));
            return {
                tooltip: {
                    ...tip(theme),
                    formatter: (mark: { name: string; data?: { count?: number } }) =>
                        `${speech.country(mark.name)}: ${speech.number(mark.data?.count ?? 0)}`,
                },
                visualMap: {
                    type: 'continuous', seriesIndex: [0, 1], min: 0, max: Math.log2(most + 1), inRange: { color: [theme.quiet, theme.accent] }, hoverLink: false,
                    orient: 'horizontal', left: 8, bottom: 4, itemWidth: 10, itemHeight: 90, textStyle: { color: theme.soft },
                    text: [speech.say('factCount', { n: most }), speech.number(1)],
                },
                geo: {
                    map: 'world', roam: false, projection: { project: equalEarth, unproject: back }, left: 0, right: 0, top: 0, bottom: 0,
                    itemStyle: { areaColor: theme.line, borderColor: theme.surface, borderWidth: 0.6 },
                    emphasis: { label: { show: false }, itemStyle: { areaColor: theme.sector('diplomacy') } },
                },
                series: [
                    { type: 'map', geoIndex: 0, data },
                    {
                        type: 'scatter', coordinateSystem: 'geo', symbolSize: 9, itemStyle: { borderColor: theme.surface, borderWidth: 1 },
                        // visualMap colours by the last dimension
                        data: data.flatMap((one) => {
                            const at = small()[one.name];
                            return at ? [{ name: one.name, count: one.count, value: [...at, one.value] }] : [];
                        }),
                    },
                ],
            };
        },
    };
}

/** The relations of the countries that are asked for: what these do with others may be done by others among themselves as well. */
export function ofChosen(network: Network, { country = [], countries = [] }: Filters): Network {
    const chosen = [...country, ...countries.flatMap((some) => some.split(','))];
    if (chosen.length === 0) return network;
    return { ...network, links: network.links.filter((link) => link.countries.some((code) => chosen.includes(code))) };
}

/** So many relations have a bar, the strongest. */
export const MOST_ACTIVE = 12;

/** The strongest relations. */
export function active(speech: Speech, place: Place, network: Network, file: File | undefined): Figure {
    const links = network.links.slice(0, MOST_ACTIVE);
    const strongest = Math.max(...links.map((link) => link.strength), 1);
    return bars(
        speech,
        {
            panel: 'active', name: 'most-active', label: speech.say('mostActive'), file,
            columns: [speech.say('pair'), speech.say('strength'), speech.say('facts')],
            rows: links.map((link) => [speech.pair(link.countries), link.strength, link.count]),
        },
        links.map((link) => ({
            of: { text: speech.pair(link.countries) },
            to: elsewhere(place, 'relation', link.countries.join('-'), taken('relation', place.filters)),
            length: { value: link.strength, most: strongest },
            said: speech.number(link.strength),
        })),
        true,
    );
}

/** Who works with whom: a country is a point, a relation a line, the thicker the stronger, in the colour of its first sector. */
export function web(speech: Speech, network: Network, file: File | undefined, chosen: (pair: string) => void): Chart {
    const links = network.links.slice(0, LINKS);
    const first = ({ sectors }: Network['links'][number]) => Object.entries(sectors).sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'other';
    const key = new Set(links.map(first));
    const named = new Set(links.flatMap((link) => link.countries));
    const counts = new Map(network.nodes.map((node) => [node.country, node.count]));
    const most = Math.max(...[...named].map((code) => counts.get(code) ?? 1), 1);
    const strongest = Math.max(...links.map((link) => link.strength), 1);
    return {
        of: 'countries', panel: 'network', name: 'network', label: speech.say('networkTitle'), key: codes('sectors').filter((code) => key.has(code)), file,
        columns: [speech.say('pair'), speech.say('facts'), speech.say('strength'), speech.say('sectors')],
        rows: links.map((link) => [speech.pair(link.countries), link.count, link.strength, Object.keys(link.sectors).map((code) => speech.code('sectors', code)).join(', ')]),
        points: {
            count: links.length, links: true,
            open: (index) => chosen(links[index]?.countries.join('-') ?? ''),
            say: (index) => {
                const link = links[index];
                return link ? `${speech.pair(link.countries)}: ${speech.number(link.count)}` : '';
            },
        },
        chosen: (mark) => {
            const pair = (mark.data as { pair?: string } | undefined)?.pair;
            if (pair) chosen(pair);
        },
        option: (theme) => ({
            tooltip: {
                ...tip(theme),
                formatter: (mark: { data: { told?: string } }) => mark.data.told ?? '',
            },
            series: [
                {
                    type: 'graph', layout: 'circular', circular: { rotateLabel: named.size > FEW }, left: 60, right: 60, top: 50, bottom: 50,
                    label: {
                        show: true, position: 'right', color: theme.text,
                        ...(named.size > FEW ? { formatter: '{b}' } : { formatter: (mark: { name: string }) => speech.country(mark.name), width: 84, overflow: 'break' }),
                    },
                    labelLayout: { hideOverlap: true },
                    data: [...named].sort().map((code) => ({
                        name: code, symbolSize: 8 + Math.sqrt((counts.get(code) ?? 1) / most) * LARGEST * 0.5,
                        itemStyle: { color: theme.accent }, told: `${speech.country(code)}: ${speech.number(counts.get(code) ?? 0)}`,
                    })),
                    links: links.map((link) => {
                        return {
                            source: link.countries[0], target: link.countries[1], pair: link.countries.join('-'),
                            told: `${speech.pair(link.countries)}: ${speech.number(link.count)}`,
                            lineStyle: { color: theme.sector(first(link)), width: 1 + (6 * link.strength) / strongest, curveness: 0.2, opacity: 0.75 },
                        };
                    }),
                },
            ],
        }),
    };
}
