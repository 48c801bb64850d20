namespace SpaceNewsBot.Core.Corrections;

/// <summary>An answer that lost a quote.</summary>
/// <param name="AnswerId">The answer's number.</param>
/// <param name="Revision">The revision of the source that it quotes; the oldest, if it quotes several.</param>
public sealed record AffectedAnswer(long AnswerId, int Revision);
