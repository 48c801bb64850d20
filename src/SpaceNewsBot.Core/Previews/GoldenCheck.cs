namespace SpaceNewsBot.Core.Previews;

/// <summary>A golden question before and after a change.</summary>
/// <param name="Golden">What is asked, and what has to come of it.</param>
/// <param name="HeldBefore">Whether that comes of it now.</param>
/// <param name="HoldsAfter">Whether it would come of it after the change.</param>
/// <param name="Before">What comes of it now.</param>
/// <param name="After">What would come of it.</param>
public sealed record GoldenCheck(GoldenQuestion Golden, bool HeldBefore, bool HoldsAfter, PreviewedAnswer Before, PreviewedAnswer After);
