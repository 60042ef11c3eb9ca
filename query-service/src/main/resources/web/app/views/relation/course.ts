import type { Happening, Item } from '../../api/types';
import { span } from '../../date/edtf';
import type { Speech } from '../../language/speech';
import { inOrder } from '../item/sequence';

/** How an agreement stands for a while; what is only planned yet, of whatever kind, is drawn as one that is not signed. */
export type Stage = 'planned' | 'signed' | 'inForce' | 'suspended' | 'ended';

export const STAGES: readonly Stage[] = ['planned', 'signed', 'inForce', 'suspended', 'ended'];

/** To which stage a fact leads; in which one is by a status. */
const LEADS: Readonly<Record<string, Stage>> = {
    proposed: 'planned', negotiationStarted: 'planned', negotiating: 'planned', initialled: 'planned', signed: 'signed', ratified: 'signed',
    enteredIntoForce: 'inForce', reported: 'inForce', resumed: 'inForce', inForce: 'inForce', suspended: 'suspended',
    terminated: 'ended', expired: 'ended',
};

/** A fact, or status, of an agreement, and since when. */
export interface Step {
    fact: string;
    occurred?: string;
}

/** Facts of agreements, by their subjects. */
export type Facts = ReadonlyMap<string, readonly Happening[]>;

/** What led an agreement to where it stands; where not all facts are at hand, how it began and how it stands. */
export function course({ occurred, status = '', statusSince, subject }: Item, facts: Facts): Step[] {
    const told = (facts.get(subject) ?? []).map((one) => ({ ...one, fact: one.type.split('.').at(-2) ?? '' })).filter(({ fact }) => LEADS[fact]);
    const steps = inOrder(told);
    const latest = steps.at(-1);
    const isWhole = steps.some((step) => step.occurred === occurred);
    if (latest && isWhole && LEADS[latest.fact] === LEADS[status]) return steps;
    const stands = { fact: status, occurred: statusSince ?? occurred };
    if (occurred === stands.occurred || LEADS[status] === 'planned') return [{ fact: status, occurred }];
    return [{ fact: 'signed', occurred }, stands];
}

export function stage({ fact }: Step): Stage {
    return LEADS[fact] ?? 'planned';
}

/** "Signed 22 May 2025, Suspended 2 November 2025". */
export function inWords(speech: Speech, steps: readonly Step[]): string {
    return steps.map(({ fact, occurred }) => `${speech.code('facts', fact)} ${speech.date(occurred)}`.trim()).join(', ');
}

/** The stages one after the other, from the first day on which each is certain: the last that its date may mean. */
export function stretches(steps: readonly Step[]): { stage: Stage; from?: number }[] {
    const all = steps.map((step) => {
        const { first, last } = span(step.occurred ?? '');
        return { stage: stage(step), from: last ?? first };
    });
    return all.filter((one, index) => one.stage !== all[index - 1]?.stage);
}
