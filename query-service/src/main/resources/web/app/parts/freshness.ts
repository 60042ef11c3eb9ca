import { type Answer, behind } from '../api/client';
import { drawnWithState, live } from '../api/live';
import { isPast } from '../state/place';
import { Part } from './part';

/** Stands below what was read: how much it is, when it was read, and how far it is behind the log. */
class Freshness extends Part {
    static override properties = { answer: { attribute: false }, size: { attribute: false } };

    declare answer: Answer<unknown> | undefined;
    declare size: string | undefined;

    constructor() {
        super();
        drawnWithState(this);
    }

    protected override render(): string {
        const read = this.answer && this.speech.say('fresh', { time: this.speech.time(this.answer.at) });
        return [this.size, read, this.answer && this.standing(this.answer)].filter(Boolean).join(' · ');
    }

    private standing(answer: Answer<unknown>): string {
        const { place, speech } = this;
        if (isPast(place)) return speech.say('asKnown', { day: speech.date(place.asOf) });
        if (live.reached === false) return speech.say('notLive');
        if (!live.progress) return '';
        const events = behind(answer, live.progress);
        if (events === undefined) return speech.say('lagUnknown');
        return events === 0 ? speech.say('upToDate') : speech.say('behind', { n: events });
    }
}

customElements.define('entente-freshness', Freshness);
