import { html, LitElement, render } from 'lit';
import { type Speech, speech } from '../language/speech';
import type { Place } from '../state/place';
import { store } from '../state/store';

/**
 * An element of the page that is drawn from where the reader is. It is drawn into the page itself, not into a tree of its own:
 * one style sheet serves all, and so do print, search in the page and screen readers. What cannot be drawn says so in its
 * place, and leaves the others as they are.
 */
export abstract class Part extends LitElement {
    private readonly moved = () => this.requestUpdate();

    get place(): Place {
        return store.place;
    }

    get speech(): Speech {
        return speech(store.place.lang);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    protected override performUpdate(): void {
        if (!this.isConnected) return; // what the address says now is no business of a view that was left
        try {
            super.performUpdate();
        } catch (failure) {
            reportError(failure);
            render(html`<p class="notice bad" role="alert">${this.speech.say('failed', { why: String(failure) })}</p>`, this);
        }
    }

    override connectedCallback(): void {
        super.connectedCallback();
        store.addEventListener('change', this.moved);
    }

    override disconnectedCallback(): void {
        store.removeEventListener('change', this.moved);
        super.disconnectedCallback();
    }
}
