import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ask, item } from '../../api/client';
import type { Item } from '../../api/types';
import { store } from '../../state/store';

/** So many are asked for; what is far back in time is not drawn anyway. */
const AT_MOST = 20;

/**
 * Visits name the one that they return as they were told. Where that turned out to be one with another visit, it is shown under
 * the other's subject: this asks under which.
 */
export class Kept implements ReactiveController {
    /** The subject under which a visit is shown, by the one under which another returns it. */
    subjects: ReadonlyMap<string, string> = new Map();
    private readonly asked = new Set<string>();

    constructor(
        private readonly host: ReactiveControllerHost,
        private readonly visits: () => readonly Item[] | undefined,
    ) {
        host.addController(this);
    }

    hostUpdated(): void {
        const visits = this.visits() ?? [];
        const shown = new Set(visits.map((one) => one.subject));
        const missing = visits.flatMap((one) => (one.returns && !shown.has(one.returns) ? [one.returns] : []));
        for (const subject of missing.slice(0, AT_MOST)) void this.find(subject);
    }

    private async find(subject: string): Promise<void> {
        const question = item(store.place, subject);
        if (this.asked.has(question.address)) return;
        this.asked.add(question.address);
        try {
            const kept = (await ask(question)).body.subject;
            if (kept === subject) return; // it lies before those that are shown
            this.subjects = new Map([...this.subjects, [subject, kept]]);
            this.host.requestUpdate();
        } catch {
            // without it, one line less is drawn
        }
    }
}
