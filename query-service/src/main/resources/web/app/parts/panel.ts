import { html, nothing, type TemplateResult } from 'lit';
import type { Asked } from '../api/asked';
import type { Trouble } from '../api/client';
import { live } from '../api/live';
import type { Speech } from '../language/speech';

type Drawn = TemplateResult | typeof nothing | TemplateResult[];

export interface Panel<T> {
    title: string;
    hint?: string;
    asked: Asked<T>;
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

/** A section that is filled by one question: what came of it, or that it is under way, empty, wrong or out of reach. */
export function panel<T>(speech: Speech, of: Panel<T>): TemplateResult {
    const { asked } = of;
    const value = asked.value;
    return html`<section class="panel ${of.wide ? 'wide' : ''}" aria-busy=${asked.waiting}>
        <header>
            <div>
                <h2>${of.title}</h2>
                ${of.hint ? html`<p class="hint">${of.hint}</p>` : nothing}
            </div>
            ${value !== undefined && of.tools ? html`<div class="tools">${of.tools(value)}</div>` : nothing}
        </header>
        ${asked.trouble ? trouble(speech, asked.trouble, () => asked.refresh(), value !== undefined) : nothing}
        ${value !== undefined
            ? of.empty?.(value)
                ? html`<p class="empty">${of.emptyText ?? speech.say('empty')}</p>`
                : of.body(value)
            : asked.trouble
              ? nothing
              : html`<div class="skeleton ${of.tall ? 'tall' : ''}" role="status"><span>${speech.say('loading')}</span></div>`}
        ${value !== undefined ? freshness(speech, asked, of.size?.(value)) : nothing}
    </section>`;
}

/** Says what failed, and offers to try once more. */
export function trouble(speech: Speech, what: Trouble, again: () => void, something: boolean): TemplateResult {
    const text = what.offline
        ? speech.say(something ? 'offline' : 'offlineEmpty')
        : what.status === 404
          ? speech.say('notFound')
          : what.status === 410
            ? speech.say('gone', { why: what.message })
            : speech.say('failed', { why: what.message });
    return html`<div class="notice ${what.offline ? 'calm' : 'bad'}" role="alert">
        <p>${text}</p>
        ${what.status === 404 || what.status === 410 ? nothing : html`<button type="button" @click=${again}>${speech.say('again')}</button>`}
    </div>`;
}

function freshness(speech: Speech, asked: Asked<unknown>, size?: string): TemplateResult {
    const behind = live.progress;
    const lag =
        behind === undefined ? '' : behind.lag === undefined
            ? speech.say('lagUnknown')
            : behind.lag === 0
              ? speech.say('upToDate')
              : speech.say('behind', { n: behind.lag });
    const read = asked.answer ? speech.say('fresh', { time: speech.time(asked.answer.at) }) : '';
    return html`<footer class="freshness">${[size, read, lag].filter(Boolean).join(' · ')}</footer>`;
}
