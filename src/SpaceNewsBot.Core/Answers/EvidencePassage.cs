namespace SpaceNewsBot.Core.Answers;

/// <summary>A passage that evidence may be taken from.</summary>
/// <param name="Id">Comes back with each piece of evidence.</param>
/// <param name="Title">The headline of its article; empty when there is none.</param>
/// <param name="Text">Its text; offsets of evidence count in it.</param>
public sealed record EvidencePassage(string Id, string Title, string Text);
