import type { TemplateResult } from 'lit';
import { Asked } from '../api/asked';
import { item } from '../api/client';
import { called, thing } from './bits';
import { Part } from './part';

/** A link to a thing of which only the subject is at hand, by its title; by its subject until that is known, or if there is none. */
class Titled extends Part {
    static override properties = { subject: {} };

    declare subject: string;
    private readonly item = new Asked(this, () => item(this.place, this.subject));

    protected override render(): TemplateResult {
        return thing(this.place, this.subject, called(this.item.value ?? { subject: this.subject }));
    }
}

customElements.define('entente-titled', Titled);
