import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Asked } from '../../api/asked';
import { csvOf, history, item, path, timeline, type Trouble } from '../../api/client';
import type { History, HistoryEntry, Item, Parked } from '../../api/types';
import '../../chart/figure';
import type { File } from '../../chart/model';
import { tableTools } from '../../chart/tools';
import { of as kindOf } from '../../kinds/kinds';
import type { Words } from '../../language/en';
import type { Speech } from '../../language/speech';
import { called, evidence, inLanguage, isolated, ofService, status, told as written } from '../../parts/bits';
import type { Told } from '../../parts/download';
import { wishOn } from '../../parts/follow';
import { panel, shows, trouble } from '../../parts/panel';
import { Part } from '../../parts/part';
import { elsewhere } from '../../state/place';
import { happenings, howMany } from '../happenings';
import { details } from './details';
import { became, isFact, life, told } from './life';
import { anomaly } from './odd';
import { called as property, plain } from './values';

/** So many entries of a history are shown at first, the latest. */
const ENTRIES = 100;

/** One thing: an agreement, a visit, an actor …; what it is, who says so, and all that was ever told of it. */
class ItemView extends Part {
    static override properties = { all: { state: true } };

    /** The thing of which the whole history is shown. */
    declare all: string | undefined;
    private readonly item = new Asked(this, () => (this.place.of ? item(this.place, this.place.of) : undefined));
    private readonly history = new Asked(this, () => (this.place.of && shows('life', 'history') ? history(this.place, this.place.of) : undefined));
    private readonly takesPart = new Asked(this, () =>
        this.has('facts') && shows('facts') ? timeline(this.place, { actor: [this.place.of] }, 20, true) : undefined,
    );

    private get kind(): ReturnType<typeof kindOf> {
        return kindOf(this.place.of);
    }

    private has(panel: 'life' | 'facts'): boolean {
        return this.kind?.panels?.includes(panel) ?? false;
    }

    protected override render(): TemplateResult {
        const { kind, place, speech } = this;
        const name = speech.kind(kind?.name ?? '');
        const waiting = [this.item, this.history, this.takesPart].some((asked) => asked.waiting);
        const value = waiting || this.withdrawn ? undefined : this.item.value;
        const title = value ? called(speech, value) : waiting ? { text: name } : this.titleBefore();
        document.title = `${isolated(title.text)} – Entente`;
        return html`
            <p class="kind"><a href=${elsewhere(place, 'list', kind?.collection)}>${name}</a></p>
            <div class="headline">
                ${keyed(value === undefined, html`<h1>${written(title)} ${kind?.mark === undefined ? nothing : status(speech, value?.status)} ${waiting ? nothing : this.fates()}</h1>`)}
                ${kind?.alerts && value ? html`<entente-follow .wish=${wishOn(speech, kind, value)}></entente-follow>` : nothing}
            </div>
            ${value?.summary ? html`<p class="summary" dir="auto" lang=${value.languages?.summary ?? nothing}>${value.summary}</p>` : nothing}
            ${value ? this.doubts(value) : nothing}
            ${waiting
                ? html`<div class="skeleton tall" role="status"><span>${speech.say('loading')}</span></div>`
                : this.known()}
        `;
    }

    /** Why all that was told of it does not count any more, where that is so. */
    private get withdrawn(): Trouble | undefined {
        return this.item.trouble?.status === 410 ? this.item.trouble : undefined;
    }

    /** What it was called, before all of it was taken back. */
    private titleBefore(): Told {
        const facts = this.history.value?.items.filter(isFact) ?? [];
        const names = facts.map(({ data }) => (data.title ?? data.name) as Record<string, string> | undefined);
        return inLanguage(names.findLast((name) => name !== undefined), this.place.lang) ?? called(this.speech, { subject: this.place.of, occurred: facts.at(-1)?.occurred });
    }

    /** What became of what was told of it, in a word; it leads to where that is told at length. */
    private fates(): TemplateResult {
        const { speech } = this;
        const fates = new Set(this.history.value?.items.filter(isFact).map(became));
        const fate = (key: keyof Words, how: string) => html`<a class="status" data-status=${how} href=${this.toHistory()}>${speech.say(key)}</a>`;
        if (this.withdrawn) return fate('takenBack', 'cancelled');
        return html`${fates.has('corrected') ? fate('corrected', 'suspended') : nothing} ${fates.has('takenBack') ? fate('partlyTakenBack', 'suspended') : nothing}`;
    }

    /** The history; of another panel that is shown alone, the whole page. */
    private toHistory(): string {
        return shows('history') ? '#history' : elsewhere(this.place, 'item', this.place.of);
    }

    /** What is drawn once the answers are there, each at its height at once. */
    private known(): TemplateResult {
        const { place, speech } = this;
        const value = this.item.value;
        if (this.item.trouble?.status === 404) {
            return html`<section class="panel">
                ${trouble(speech, this.item.trouble, () => this.item.refresh(), false)}
                ${this.item.trouble.parked.length > 0 ? html`<div class="notice" role="note">${parked(speech, this.item.trouble.parked)}</div>` : nothing}
                <p><a href=${elsewhere(place, 'list', this.kind?.collection)}>${speech.collection(this.kind?.collection ?? '')}</a> · <a href=${elsewhere(place, 'world')}>${speech.say('world')}</a></p>
            </section>`;
        }
        if (this.withdrawn) return this.gone(this.withdrawn);
        return html`
            <div class="grid">
                ${this.has('life') && value
                    ? panel(speech, { name: 'life', title: speech.say('life'), asked: this.history, wide: true, body: (page) => html`<entente-figure .figure=${life(speech, value, page.items, this.historyFile(page.items))}></entente-figure>`, size: (page) => speech.say('factCount', { n: page.items.filter(isFact).length }) })
                    : nothing}
                ${panel(speech, {
                    name: 'details', title: speech.kind(this.kind?.name ?? ''), asked: this.item, tall: true,
                    body: (one) => details(speech, place, one),
                    size: (one) => `${speech.say('events')}: ${speech.number(one.events.length)}`,
                    tools: () => html`<a href=${path(place.of)} target="_blank">${speech.say('openApi')}</a>`,
                })}
                ${panel(speech, {
                    name: 'evidence', title: speech.say('evidence'), asked: this.item,
                    hint: value?.corroboration?.publishers ? speech.say('corroboration', { n: value.corroboration.publishers }) : undefined,
                    body: (one) => evidence(speech, one.evidence),
                    size: (one) => `${speech.say('evidence')}: ${speech.number(one.evidence.length)}`,
                })}
                ${this.has('facts')
                    ? panel(speech, {
                          name: 'facts', title: speech.say('appearsIn'), asked: this.takesPart, wide: true,
                          empty: (page) => page.items.length === 0,
                          body: (page) => happenings(speech, place, page.items),
                          size: (page) => howMany(speech, page),
                          tools: () => html`<a href=${elsewhere(place, 'list', 'timeline', { actor: [place.of] })}>${speech.say('more')}</a>`,
                      })
                    : nothing}
                ${this.told()}
            </div>
        `;
    }

    private told(): TemplateResult | typeof nothing {
        const { place, speech } = this;
        return panel(speech, {
            name: 'history', title: speech.say('history'), hint: speech.say('historyHint'), asked: this.history, wide: true,
            body: (page) => html`${told(speech, place, page, this.all === place.of ? Infinity : ENTRIES)}
                ${entries(page) > ENTRIES && this.all !== place.of
                    ? html`<button type="button" @click=${() => (this.all = place.of)}>${speech.say('more')} (${speech.number(entries(page))})</button>`
                    : nothing}`,
            size: (page) => speech.say('rows', { n: entries(page) }),
            tools: () => tableTools(speech, place, 'history', this.historyFile(this.history.value?.items ?? [])),
        });
    }

    /** What is left of a thing of which all was taken back: why, and what was told. */
    private gone({ reason }: Trouble): TemplateResult {
        const { speech } = this;
        return html`<section class="panel">
                <div class="notice" role="note">
                    <p>${speech.say('gone')}</p>
                    ${reason ? html`<p>${speech.say('reason')}: ${written({ text: reason })}</p>` : nothing}
                    <p><a href=${this.toHistory()}>${speech.say('history')}</a></p>
                </div>
            </section>
            ${this.told()}`;
    }

    private historyFile(entries: readonly HistoryEntry[]): File | undefined {
        const address = csvOf(this.history);
        return address ? { address, rows: entries.length } : undefined;
    }

    /** What does not fit together, before everything else. */
    private doubts(item: Item): TemplateResult | typeof nothing {
        const { speech } = this;
        if (item.anomalies.length === 0 && !item.disagreements?.length && !item.parked?.length) return nothing;
        return html`<div class="notice" role="note">
            ${item.parked?.length ? parked(speech, item.parked) : nothing}
            ${item.anomalies.length > 0
                ? html`<p><strong>${speech.say('anomalies')}</strong></p>
                      <ul>${item.anomalies.map((one) => html`<li>${anomaly(speech, one)}</li>`)}</ul>`
                : nothing}
            ${item.disagreements?.length
                ? html`<p><strong>${speech.say('disagreements')}</strong></p>
                      <ul>${item.disagreements.map(
                          (one) => html`<li>${speech.code('facts', one.fact)}, ${property(speech, one.property)}: ${one.claims.map(
                              (claim, index) => html`${index > 0 ? ' / ' : ''}${plain(speech, item.subject, one.property, claim.value)}`,
                          )}</li>`,
                      )}</ul>`
                : nothing}
        </div>`;
    }
}

/** What was told and could not be handled, with the reasons. */
function parked(speech: Speech, all: readonly Parked[]): TemplateResult {
    return html`<p><strong>${speech.say('parked')}</strong></p>
        <ul>${all.map((one) => html`<li>${written(ofService(one.reason))} <span class="small">${speech.moment(one.recorded)}</span></li>`)}</ul>`;
}

/** How many rows a history has, with those of what could not be handled. */
function entries({ items, parked = [] }: History): number {
    return items.length + parked.length;
}

customElements.define('entente-item', ItemView);
