import { type Cell, csv, save } from '../parts/download';
import { pixels } from './picture';

/** A drawing as SVG, and its size in pixels. */
export interface Drawing {
    text: string;
    width: number;
    height: number;
}

/** What is shown, as it is saved. */
export interface Kept {
    /** Name of the files. */
    name: string;
    columns: readonly string[];
    rows: readonly (readonly Cell[])[];
    drawing(): Drawing | undefined;
}

export interface Saving {
    saveTable(): void;
    savePicture(): void;
    saveDrawing(): void;
}

/** The ways to save what is shown at the moment. */
export function saving(shown: () => Kept): Saving {
    return {
        saveTable: () => {
            const { name, columns, rows } = shown();
            save(`${name}.csv`, 'text/csv', csv(columns, rows));
        },
        saveDrawing: () => {
            const drawn = shown().drawing();
            if (drawn) save(`${shown().name}.svg`, 'image/svg+xml', drawn.text);
        },
        savePicture: async () => {
            const drawn = shown().drawing();
            const picture = drawn && (await pixels(drawn.text, drawn.width, drawn.height));
            if (picture) save(`${shown().name}.png`, 'image/png', picture);
        },
    };
}
