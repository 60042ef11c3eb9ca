import { html, nothing, type TemplateResult } from 'lit';
import type { Anomaly, Odd } from '../../api/types';
import { codes } from '../../language/codes';
import type { Speech } from '../../language/speech';
import { data, ofService, told } from '../../parts/bits';

/** What does not fit of an event: what it tells, and why that makes no sense. */
export function anomaly(speech: Speech, one: Anomaly): TemplateResult {
    return isToldBy(speech, one) ? html`${speech.code('facts', one.fact)}: ${why(speech, one)}` : why(speech, one);
}

/** Why an event makes no sense, or has no effect; in the words of the service where those are in the reader's language, or the page does not know why. */
export function why(speech: Speech, one: Odd): TemplateResult {
    if (!isToldBy(speech, one)) return told(ofService(one.detail));
    return html`${speech.code('anomalies', one.code)}${left(one.values)}`;
}

function isToldBy(speech: Speech, { code }: Odd): boolean {
    return speech.lang !== 'en' && codes('anomalies').includes(code);
}

/** What the code leaves open. */
function left({ fault, pointer, ...others }: Record<string, string> = {}): TemplateResult | typeof nothing {
    const names = Object.values(others).map((value) => data(value));
    const all = fault === undefined ? names : [...names, html`${data(pointer ?? '')} ${told(ofService(fault))}`];
    return all.length === 0 ? nothing : html` (${all.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`)})`;
}
