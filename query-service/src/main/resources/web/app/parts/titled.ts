import { html, type TemplateResult } from 'lit';
import { Asked } from '../api/asked';
import { item } from '../api/client';
import { called, thing, told } from './bits';
import { Part } from './part';

/** A link to a thing of which only the subject is at hand, by what it is called; by its subject until that is known; struck through if all of it was taken back. Plain, it is no link. */
class Titled extends Part {
    static override properties = { subject: {}, plain: { type: Boolean } };

    declare subject: string;
    declare plain: boolean;
    private readonly item = new Asked(this, () => item(this.place, this.subject));

    protected override render(): TemplateResult {
        const name = called(this.speech, this.item.value ?? { subject: this.subject });
        if (this.plain) return told(name);
        const link = thing(this.place, this.subject, name);
        return this.item.trouble?.status === 410 ? html`<del>${link}</del> <span class="small">${this.speech.say('takenBack')}</span>` : link;
    }
}

customElements.define('entente-titled', Titled);
