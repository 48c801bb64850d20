namespace SpaceNewsBot.Training;

/// <summary>What an engine made of a question, in the figures that sets of questions are summed up by.</summary>
/// <param name="Answerable">Whether the question has an answer where it was looked for.</param>
/// <param name="Confidence">How likely the engine takes an answer to be.</param>
/// <param name="Abstained">Whether it gave none.</param>
internal sealed record Prediction(bool Answerable, double Confidence, bool Abstained)
{
    /// <summary>Average precision of its ranking; null where no sentence is known to answer.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>Whether the first of the ranking answers; null as above.</summary>
    public double? First { get; init; }

    /// <summary>Whether the first piece of evidence answers; null as above.</summary>
    public double? TopEvidence { get; init; }

    /// <summary>Pieces of evidence.</summary>
    public int Evidence { get; init; }

    /// <summary>Those that stand at their offsets, character by character.</summary>
    public int Verbatim { get; init; }

    /// <summary>Rouge-L of the answer, had it not abstained; null where nobody wrote one.</summary>
    public double? RougeL { get; init; }

    /// <summary>Whether the short answer is one of the known ones; null where none is known.</summary>
    public double? SpanExact { get; init; }

    /// <summary>How far the short answer has the words of a known one; null as above.</summary>
    public double? SpanF1 { get; init; }

    /// <summary>One by the rank of the document searched for, 0 below the tenth; null where none was.</summary>
    public double? ReciprocalRank { get; init; }
}
