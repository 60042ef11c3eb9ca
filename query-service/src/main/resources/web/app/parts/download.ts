/** What a chart or table shows, as a file. */

/** A text; its language where that is not the reader's, who may hear it read aloud. */
export interface Told {
    text: string;
    lang?: string;
}

/** A cell of a table. */
export type Cell = string | number | Told;

/** Where a formula begins; behind a semicolon or a tab as well, at which some spreadsheets part cells whatever is quoted. */
const FORMULA = /(?<=^|;|\S\t)(?=[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠])/gu;

/** Rows as CSV (RFC 4180); what a spreadsheet would take for a formula gets an apostrophe before it. */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
    return [columns, ...rows].map((row) => row.map(written).join(',')).join('\r\n') + '\r\n';
}

function written(cell: Cell): string {
    const plain = typeof cell === 'object' ? cell.text : cell;
    const text = typeof plain === 'string' ? plain.replace(FORMULA, "'") : String(plain);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a file to the reader. */
export function save(name: string, type: string, content: BlobPart): void {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
}
