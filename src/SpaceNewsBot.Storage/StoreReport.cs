namespace SpaceNewsBot.Storage;

/// <summary>What checking the store found; a store that can't be used gives no report but an exception.</summary>
/// <param name="Path">The store's file.</param>
/// <param name="Schema">The version of its schema.</param>
/// <param name="Sources">How many sources stand in it, of all workspaces.</param>
public sealed record StoreReport(string Path, int Schema, int Sources);
