namespace SpaceNewsBot.Core.Corrections;

/// <summary>Words of a source in a posted answer; an abstention's nearest passage is such a quote too.</summary>
/// <param name="AnswerId">The answer's number.</param>
/// <param name="Revision">The revision that they were found in.</param>
/// <param name="Text">The words.</param>
public sealed record PostedQuote(long AnswerId, int Revision, string Text);
