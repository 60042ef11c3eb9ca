import { html, type TemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { isExact } from '../../date/edtf';
import { of as kindOf } from '../../kinds/kinds';
import { cuts, hasEnded } from './bars';
import { course, stage, type Stage, STAGES } from './course';
import { ARROWS, BARRED, DOTTED, isOf } from './drawn';
import { type Ground, hasNow } from './ground';
import type { Meant } from './meanings';

/** What the marks of these items look like. */
export function key(ground: Ground, items: readonly Item[]): TemplateResult {
    const { speech } = ground;
    const kinds = [...ARROWS, ...DOTTED, ...BARRED].filter((kind) => items.some((item) => isOf(item, kind)));
    const barred = items.filter((item) => isOf(item, ...BARRED));
    const stages = new Set(barred.flatMap((item) => stagesOf(ground, item)));
    const isCut = barred.some((item) => cuts(ground, item, kindOf(item.subject)?.mark).length > 0);
    const more: [Meant, string, boolean][] = [
        ...STAGES.map((one): [Meant, string, boolean] => [one, stageCalled(ground, one), stages.has(one)]),
        ['gauge', speech.say('gauge'), barred.some(({ item }) => item?.quantity !== undefined)],
        ['cut', speech.say('cut'), isCut],
        ['vague', speech.say('vague'), items.some((item) => !isExact(item.occurred ?? ''))],
        ['now', speech.say('now'), hasNow(ground)],
    ];
    return html`<ul class="key marks" aria-label=${speech.say('key')}>
        ${kinds.map(({ collection, mark }) => html`<li data-mark=${mark}>${speech.collection(collection)}</li>`)}
        ${more.filter(([, , isShown]) => isShown).map(([mark, words]) => html`<li data-mark=${mark}>${words}</li>`)}
    </ul>`;
}

function stagesOf({ facts }: Ground, item: Item): Stage[] {
    const drawn: Stage[] = kindOf(item.subject)?.mark === 'bar' ? course(item, facts).map(stage).filter((one) => one !== 'ended') : item.status === 'announced' ? ['planned'] : [];
    return hasEnded(item) ? [...drawn, 'ended'] : drawn;
}

/** Stages of agreements are called as their statuses. */
function stageCalled({ speech }: Ground, one: Stage): string {
    if (one === 'planned') return speech.say('notBegun');
    return one === 'ended' ? speech.code('facts', 'ended') : speech.code('statuses', one);
}
