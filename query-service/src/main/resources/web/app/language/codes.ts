import actorKinds from '../codes/actor-kinds.tsv';
import statuses from '../codes/agreement-statuses.tsv';
import anomalies from '../codes/anomalies.tsv';
import countries from '../codes/countries.tsv';
import evidenceKinds from '../codes/evidence-kinds.tsv';
import reliabilities from '../codes/evidence-reliabilities.tsv';
import exerciseKinds from '../codes/exercise-kinds.tsv';
import instruments from '../codes/instruments.tsv';
import issues from '../codes/issues.tsv';
import formats from '../codes/meeting-formats.tsv';
import stages from '../codes/programme-stages.tsv';
import sectors from '../codes/sectors.tsv';
import stanceObjects from '../codes/stance-objects.tsv';
import stances from '../codes/stances.tsv';
import media from '../codes/statement-media.tsv';
import itemKinds from '../codes/transfer-item-kinds.tsv';
import transferStatuses from '../codes/transfer-statuses.tsv';
import levels from '../codes/visit-levels.tsv';
import visitStatuses from '../codes/visit-statuses.tsv';
import type { Lang } from '../state/place';
import facts from './facts.tsv';

/** The code lists of the published language, and the names of facts: tables of `code`, `en`, `tr`, `ms`. */
const TABLES = {
    actorKinds, statuses, anomalies, countries, evidenceKinds, reliabilities, exerciseKinds, instruments, formats, stages, sectors, stances, media,
    itemKinds, levels, visitStatuses, transferStatuses, issues, stanceObjects, facts,
};

export type List = keyof typeof TABLES;

const read = new Map<List, Map<string, Record<string, string>>>();

function rows(list: List): Map<string, Record<string, string>> {
    let known = read.get(list);
    if (!known) {
        const [head = '', ...lines] = TABLES[list].trim().split('\n');
        const columns = head.split('\t');
        known = new Map(
            lines.map((line) => {
                const cells = line.split('\t');
                return [cells[0] ?? '', Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))];
            }),
        );
        read.set(list, known);
    }
    return known;
}

/** The codes of a list, in its order. */
export function codes(list: List): string[] {
    return [...rows(list).keys()];
}

/** The code of which the English name, as a slug, is that: `south-korea`. */
export function codeOfSlug(list: List, slug: string): string | undefined {
    const same = (name: string | undefined) => name?.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') === slug;
    return codes(list).find((code) => same(rows(list).get(code)?.en));
}

/** Codes in the order of what they are called in a language. */
export function byName(list: List, all: readonly string[], lang: Lang): string[] {
    return [...all].sort((one, other) => named(list, one, lang).localeCompare(named(list, other, lang), lang));
}

/** What a code is called; the code itself where the list does not have it. */
export function named(list: List, code: string, lang: Lang): string {
    return rows(list).get(code)?.[lang] ?? code;
}
