/** What an embed shows of an indicator: its figure alone, its curve too, or its figure in each intercommunalité. */
export const embedForms = ['figure', 'curve', 'territories'] as const;

export type EmbedForm = (typeof embedForms)[number];
