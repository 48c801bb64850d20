namespace SpaceNewsBot.Core.Inspection;

/// <summary>placeholder</summary>
public sealed record Finding(FindingKind Kind, string Field, int Start, int End, string Excerpt);
