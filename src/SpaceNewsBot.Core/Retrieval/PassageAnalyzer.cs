using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Turns text into index terms: the one analyser of every store and every size.</summary>
public static class PassageAnalyzer
{
    /// <summary>The terms of each passage of a revision that may be evidence; furniture has none.</summary>
    public static ImmutableArray<PassageTerms> Analyze(SourceRevision revision) => throw new NotImplementedException();

    /// <summary>The terms of a text, each once, ordinally sorted.</summary>
    public static ImmutableArray<TermCount> CountTerms(string text) => throw new NotImplementedException();
}
