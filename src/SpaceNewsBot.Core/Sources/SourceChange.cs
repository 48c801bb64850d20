using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Sources;

/// <summary>What a moderator wants done to a source. Everything in it is as it was typed; the editor checks it.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="By">Who wants it, as <see cref="Workspaces.Actor.ToString"/> writes it.</param>
/// <param name="Reason">Why, in their words.</param>
public abstract record SourceChange(string WorkspaceId, string By, string Reason)
{
    /// <summary>
    /// The revision that the moderator looked at; null for the last one. When another has come since, the change is a
    /// conflict and nothing is written.
    /// </summary>
    public int? BasedOn { get; init; }

    /// <summary>Adds a source. Its id is made from its title, or from its first line.</summary>
    /// <param name="Material">The text, and what is known about it.</param>
    public sealed record Add(SourceMaterial Material) : SourceChange(Material.WorkspaceId, Material.By, Material.Reason);

    /// <summary>Gives a source a new text. Metadata that the material doesn't give stays as it was.</summary>
    /// <param name="SourceId">The source.</param>
    /// <param name="Material">The text, and what is known about it.</param>
    public sealed record Update(string SourceId, SourceMaterial Material) : SourceChange(Material.WorkspaceId, Material.By, Material.Reason);

    /// <summary>Replaces words that stand exactly once in the text.</summary>
    /// <param name="WorkspaceId">The community.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="Old">The words to replace; line ends and spaces in them match each other.</param>
    /// <param name="New">What to put in their place; may be empty.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Replace(string WorkspaceId, string SourceId, string Old, string New, string By, string Reason)
        : SourceChange(WorkspaceId, By, Reason);

    /// <summary>Changes the metadata and leaves the text.</summary>
    /// <param name="SourceId">The source.</param>
    /// <param name="Fields">The new values; its text isn't looked at.</param>
    /// <param name="Clear">The names of fields to empty: title, author, publisher, url, published.</param>
    public sealed record Edit(string SourceId, SourceMaterial Fields, ImmutableArray<string> Clear)
        : SourceChange(Fields.WorkspaceId, Fields.By, Fields.Reason);

    /// <summary>Makes a new revision that equals an earlier one.</summary>
    /// <param name="WorkspaceId">The community.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="Revision">The number of the earlier one.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RollBack(string WorkspaceId, string SourceId, int Revision, string By, string Reason)
        : SourceChange(WorkspaceId, By, Reason);

    /// <summary>Takes a source out of every answer; its revisions are kept.</summary>
    /// <param name="WorkspaceId">The community.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Remove(string WorkspaceId, string SourceId, string By, string Reason)
        : SourceChange(WorkspaceId, By, Reason);

    /// <summary>Brings a removed source back, as it was.</summary>
    /// <param name="WorkspaceId">The community.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Restore(string WorkspaceId, string SourceId, string By, string Reason)
        : SourceChange(WorkspaceId, By, Reason);

    /// <summary>Lets a source out of quarantine.</summary>
    /// <param name="WorkspaceId">The community.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Release(string WorkspaceId, string SourceId, string By, string Reason)
        : SourceChange(WorkspaceId, By, Reason);
}
