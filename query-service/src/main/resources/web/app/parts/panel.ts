import { html, nothing, type TemplateResult } from 'lit';
import type { Asked } from '../api/asked';
import type { Trouble } from '../api/client';
import { active, noDate } from '../filters/filters';
import type { Speech } from '../language/speech';
import { store } from '../state/store';
import { ofService, saying } from './bits';
import './freshness';

type Drawn = TemplateResult | typeof nothing | TemplateResult[];

export interface Panel<T> {
    /** By which it is embedded alone. */
    name: string;
    title: string;
    hint?: string;
    asked: Asked<T>;
    /** Questions without whose answers it would change its size once more: it waits for them too. */
    also?: readonly Asked<unknown>[];
    /** What stands there meanwhile, as high as what comes; a grey field if nothing is given. */
    meanwhile?: Drawn;
    /** Whether the answer holds nothing to show. */
    empty?(value: T): boolean;
    emptyText?: Drawn | string;
    body(value: T): Drawn;
    /** How much lies behind it, such as "12 facts". */
    size?(value: T): string;
    tools?(value: T): Drawn;
    wide?: boolean;
    /** A skeleton that is about as high as what comes, so that nothing jumps. */
    tall?: boolean;
}

/** Whether one of these panels is shown at the moment; what the others need is not asked for. */
export function shows(...names: string[]): boolean {
    const { embed } = store.place;
    return !embed || names.includes(embed);
}

/** A section that is filled by one question: what came of it, or that it is under way, empty, wrong or out of reach. */
export function panel<T>(speech: Speech, of: Panel<T>): TemplateResult | typeof nothing {
    if (!shows(of.name)) return nothing;
    const { asked } = of;
    const all: readonly Asked<unknown>[] = [asked, ...(of.also ?? [])];
    const value = all.some((one) => one.waiting) ? undefined : asked.value;
    const failed = all.filter((one) => one.trouble);
    const [first] = failed;
    return html`<section id=${of.name} class="panel ${of.wide ? 'wide' : ''}" aria-busy=${value === undefined && !first}>
        <header>
            <div>
                <h2>${of.title}</h2>
                ${of.hint ? html`<p class="hint">${of.hint}</p>` : nothing}
            </div>
            ${value !== undefined && of.tools ? html`<div class="tools">${of.tools(value)}</div>` : nothing}
        </header>
        ${first?.trouble ? trouble(speech, first.trouble, () => failed.forEach((one) => one.refresh()), value !== undefined) : nothing}
        ${value !== undefined
            ? of.empty?.(value)
                ? html`<p class="empty">${of.emptyText ?? speech.say(active(store.place).length > 0 ? 'emptyFiltered' : 'empty')}</p>`
                : of.body(value)
            : first
              ? nothing
              : of.meanwhile ?? html`<div class="skeleton ${of.tall ? 'tall' : ''}" role="status"><span>${speech.say('loading')}</span></div>`}
        ${value !== undefined || of.meanwhile
            ? html`<footer class="freshness">
                  ${value === undefined ? '\u00a0' : html`<entente-freshness .answer=${asked.answer} .size=${of.size?.(value)}></entente-freshness>`}
              </footer>`
            : nothing}
    </section>`;
}

/** Says what failed, and offers to try once more. */
export function trouble(speech: Speech, what: Trouble, again: () => void, something: boolean): TemplateResult {
    if (what.status === 400 && noDate(store.place) !== undefined) return html`<p class="empty">${speech.say('noDateHere')}</p>`;
    const text = what.offline
        ? speech.say(something ? 'offline' : 'offlineEmpty')
        : what.status === 404
          ? speech.say('notFound')
          : saying(speech, 'failed', 'why', ofService(what.message));
    return html`<div class="notice ${what.offline ? 'calm' : 'bad'}" role="alert">
        <p>${text}</p>
        ${what.status === 404 ? nothing : html`<button type="button" @click=${again}>${speech.say('again')}</button>`}
    </div>`;
}
