/** What the page of a review is given, as JSON inside it. All text of it is safe to show as text. */
export interface PageData {
  /** The sign of each verdict. */
  readonly signs: Readonly<Record<string, string>>;
  /** The worst first. */
  readonly pairs: readonly PagePair[];
}

/** A pair, its story and its arrows. */
export interface PagePair {
  readonly pair: string;
  readonly change: string;
  readonly drift: string;
  /** How many checks failed. */
  readonly failed: number;
  /** What words are searched in, in small letters. */
  readonly search: string;
  readonly sections: readonly PageSection[];
  readonly arrows: readonly PageArrow[];
}

export interface PageSection {
  readonly title: string;
  /** Sentences: our words, and texts from the plan among them. */
  readonly sentences: readonly (readonly (string | { readonly foreign: string })[])[];
}

/** An arrow leads from the one who is trusted to the role. */
export interface PageArrow {
  readonly from: PageBox;
  readonly to: PageBox;
  readonly state: "kept" | "added" | "removed" | "added-by-hand" | "removed-by-hand";
}

/** One end of arrows. */
export interface PageBox {
  readonly label: string;
  /** What the account is called; empty where it has no name. */
  readonly name: string;
  /** The account that it belongs to; the label where there is none. */
  readonly account: string;
}
