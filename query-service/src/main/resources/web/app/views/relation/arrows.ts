import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { elsewhere } from '../../state/place';
import { band, type Ground, LEFT, middle, vague } from './ground';
import { doubt, said, visitor, way } from './said';

/** How high the lane of visits is. */
export const VISITS = 96;
const [TOP, BOTTOM] = [34, 34 + VISITS - 28];

/**
 * Two shores, and visits from one to the other.
 *
 * @param kept the subjects of visits that are shown under another one
 */
export function crossings(ground: Ground, visits: readonly Item[], kept: ReadonlyMap<string, string>): SVGTemplateResult {
    return svg`
        ${ground.pair.map((code, index) => {
            const y = shore(index);
            return svg`<text class="lane" x="0" y=${y + 4}>${code}</text><line class="shore" x1=${LEFT - 16} x2=${ground.wide - 12} y1=${y} y2=${y}></line>`;
        })}
        ${visits.map((visit) => returning(ground, visits, visit, kept))}
        ${visits.map((visit) => crossing(ground, visit))}`;
}

function shore(index: number): number {
    return index === 0 ? TOP : BOTTOM;
}

/** From the end of a visit to the beginning of the one that returns it. */
function returning(ground: Ground, visits: readonly Item[], visit: Item, kept: ReadonlyMap<string, string>): SVGTemplateResult | typeof nothing {
    const subject = kept.get(visit.returns ?? '') ?? visit.returns;
    const before = visits.find((one) => one.subject === subject);
    const from = visitor(ground.pair, visit);
    if (!before || from === undefined || visitor(ground.pair, before) !== 1 - from) return nothing;
    const y = shore(from);
    const [start, end] = [middle(ground, before), middle(ground, visit)];
    const sag = y + (y === TOP ? 22 : -22);
    return svg`<path class="returning" d="M${start} ${y} C${start + 14} ${sag} ${end - 14} ${sag} ${end} ${y}"><title>${ground.speech.say('returned')}</title></path>`;
}

/** An arrow from one to the other; a dot between the shores where neither of them is the host of the other. */
function crossing(ground: Ground, visit: Item): SVGTemplateResult {
    const { speech } = ground;
    const x = middle(ground, visit);
    const told = [
        way(speech, ground.pair, visit),
        said(
            speech, visit, speech.date(visit.occurred), visit.status === 'held' ? '' : speech.code('facts', visit.status ?? ''),
            visit.returns && speech.say('returned'), doubt(speech, visit),
        ),
    ].filter(Boolean).join(' · ');
    const from = visitor(ground.pair, visit);
    return svg`<a class="mark ${visit.status}" href=${elsewhere(ground.place, 'item', visit.subject)} aria-label=${told}>
        <title>${told}</title>
        ${band(ground, visit, TOP, BOTTOM - TOP)}
        ${from === undefined ? apart(visit, x, (TOP + BOTTOM) / 2) : arrow(visit, from, x)}
        <rect class="touch" x=${x - 10} y=${TOP} width="20" height=${BOTTOM - TOP}></rect>
    </a>`;
}

function arrow(visit: Item, from: number, x: number): SVGTemplateResult {
    const [start, end] = from === 0 ? [TOP + 2, BOTTOM - 2] : [BOTTOM - 2, TOP + 2];
    return svg`<line class="arrow ${vague(visit)}" x1=${x} x2=${x} y1=${start} y2=${end} marker-end="url(#tip)"></line>`;
}

/** The country in which they were stands beside. */
function apart(visit: Item, x: number, y: number): SVGTemplateResult {
    return svg`<circle class="dot ${vague(visit)}" cx=${x} cy=${y} r="5"></circle><text class="axis" x=${x + 8} y=${y + 4}>${visit.host?.country}</text>`;
}
