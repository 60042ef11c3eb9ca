import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Answer, ask, type Question, Trouble } from './client';
import { live } from './live';

/**
 * A question that a view asks, and what came of it. It is asked again when it becomes another one, and quietly when there is
 * news: meanwhile the answer before is shown, and stays where the same question fails. News do not cut short a question that is under way, or a slow answer would never
 * come while there is always something new: it is asked once more behind it.
 */
export class Asked<T> implements ReactiveController {
    answer?: Answer<T>;
    trouble?: Trouble;
    question?: Question<T>;
    /** The address of the question that was answered. */
    private answered?: string;
    private under?: AbortController;
    /** Whether it is to be asked once more behind the one that is under way. */
    private outdated = false;
    private readonly again = () => this.refresh();

    constructor(
        private readonly host: ReactiveControllerHost,
        private readonly wanted: () => Question<T> | undefined,
    ) {
        host.addController(this);
    }

    get value(): T | undefined {
        return this.answer?.body;
    }

    /** Whether nothing can be shown yet. */
    get waiting(): boolean {
        return this.question !== undefined && !this.answer && !this.trouble;
    }

    hostConnected(): void {
        live.addEventListener('news', this.again);
    }

    hostDisconnected(): void {
        live.removeEventListener('news', this.again);
        this.drop();
        this.question = undefined;
    }

    hostUpdate(): void {
        const wanted = this.wanted();
        if (wanted?.address === this.question?.address) return;
        const another = wanted?.address.split('?')[0] !== this.question?.address.split('?')[0];
        this.question = wanted;
        if (another) this.answer = undefined;
        this.trouble = undefined;
        this.drop();
        this.refresh();
    }

    /** Asks once more; where the same question is under way already, when that is answered. */
    refresh(): void {
        const { question } = this;
        if (!question) return;
        if (this.under) {
            this.outdated = true;
            return;
        }
        const under = new AbortController();
        this.under = under;
        ask(question, under.signal)
            .then((answer) => {
                if (under.signal.aborted) return;
                this.answer = answer;
                this.answered = question.address;
                this.trouble = undefined;
            })
            .catch((failure: unknown) => {
                if (under.signal.aborted) return;
                if (this.answered !== question.address) this.answer = undefined; // to other filters, which are named no more
                this.trouble = failure instanceof Trouble ? failure : new Trouble(-1, String(failure));
            })
            .finally(() => {
                if (under.signal.aborted) return;
                const { outdated } = this;
                this.drop();
                this.host.requestUpdate();
                if (outdated) this.refresh();
            });
    }

    private drop(): void {
        this.under?.abort();
        this.under = undefined;
        this.outdated = false;
    }
}
