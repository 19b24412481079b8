/** Budgets of customers' accounts, counted from the log. */
export { accountOfEntry, countsAt, foldBudget, NOTHING_USED, spacedAt, type BudgetFold } from './fold.ts';
