import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { iso, span } from '../../date/edtf';
import type { Described, Mark } from '../../kinds/kind';
import { called, isolated } from '../../parts/bits';
import { elsewhere } from '../../state/place';
import { band, type Ground, head, type Lane, middle, vague } from './ground';
import { doubt, particulars, said } from './said';

const LANE = 38;
/** How high one dot stands above the other, and how near two can be side by side. */
const STEP = 13;
/** So many stand one above the other; more are counted in one mark, of which so many are named. */
const STACKED = 4;
const NAMED = 5;

interface Placed {
    item: Item;
    x: number;
}

/** Each item is a dot at its days; those at the same place stand one above the other, or are one mark with their number. */
export function dots(ground: Ground, kind: Described, items: readonly Item[], top: number): Lane {
    const all = piles(items.map((item) => ({ item, x: middle(ground, item) })));
    const levels = Math.max(1, ...all.map((pile) => (pile.length > STACKED ? 1 : pile.length)));
    const base = top + 24 + (levels - 1) * STEP;
    return {
        drawn: svg`${head(ground, kind.collection, top + 10)}${all.map((pile) => [
            bands(ground, pile, base),
            pile.length > STACKED ? counted(ground, kind, pile, base) : pile.map((one, level) => single(ground, kind, one, base - level * STEP)),
        ])}`,
        height: LANE + (levels - 1) * STEP,
    };
}

/** Those that would cover each other, the latest first. */
function piles(all: readonly Placed[]): Placed[][] {
    const found: Placed[][] = [];
    for (const one of all.toSorted((a, b) => b.x - a.x)) {
        const pile = found.at(-1);
        if (pile?.[0] && pile[0].x - one.x < STEP) pile.push(one);
        else found.push([one]);
    }
    return found;
}

/** The days that the dates of a pile may mean, each once. */
function bands(ground: Ground, pile: readonly Placed[], y: number): (SVGTemplateResult | typeof nothing)[] {
    const dates = new Map(pile.map(({ item }) => [item.occurred, item]));
    return [...dates.values()].map((item) => band(ground, item, y - 6, 12));
}

function single(ground: Ground, { mark, name }: Described, { item, x }: Placed, y: number): SVGTemplateResult {
    const { place, speech } = ground;
    const told = said(speech, item, speech.date(item.occurred), particulars(speech, ground.pair, item), doubt(speech, item));
    return svg`<a class="mark" data-kind=${name} href=${elsewhere(place, 'item', item.subject)} aria-label=${told}>
        <title>${told}</title>${dot(mark, x, y, 5, vague(item))}
    </a>`;
}

/** Leads to the list of what happened on these days. */
function counted(ground: Ground, { collection, mark, name }: Described, pile: readonly Placed[], y: number): SVGTemplateResult {
    const { on, pair, place, speech } = ground;
    const spans = pile.map(({ item }) => span(item.occurred ?? ''));
    const from = iso(Math.min(...spans.map(({ first, last }) => first ?? last ?? on.first)));
    const until = iso(Math.max(...spans.map(({ first, last }) => last ?? first ?? on.last)));
    const named = pile.slice(0, NAMED).map(({ item }) => isolated(called(speech, item).text));
    const told = [
        `${speech.collection(collection)}: ${speech.number(pile.length)}`, speech.date(`${from}/${until}`),
        ...named, pile.length > NAMED ? speech.say('andMore', { n: pile.length - NAMED }) : '',
    ].filter(Boolean).join(' · ');
    const x = pile.reduce((sum, one) => sum + one.x, 0) / pile.length;
    const how = pile.every(({ item }) => vague(item) !== '') ? 'vague' : '';
    const to = elsewhere(place, 'list', collection, { countries: [pair.join(',')], sector: place.filters.sector, from: [from], until: [until] });
    return svg`<a class="mark counted" data-kind=${name} href=${to} aria-label=${told}>
        <title>${told}</title>${dot(mark, x, y, 11, how)}<text class=${how} x=${x} y=${y + 4} text-anchor="middle">${speech.number(pile.length)}</text>
    </a>`;
}

/** Round, or standing on its tip. */
function dot(mark: Mark | undefined, x: number, y: number, r: number, how: string): SVGTemplateResult {
    const tip = r * 1.2;
    return mark === 'tip'
        ? svg`<path class="dot ${how}" d="M${x} ${y - tip}l${tip} ${tip}-${tip} ${tip}-${tip}-${tip}z"></path>`
        : svg`<circle class="dot ${how}" cx=${x} cy=${y} r=${r}></circle>`;
}
