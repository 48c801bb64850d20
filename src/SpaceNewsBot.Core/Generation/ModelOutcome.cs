namespace SpaceNewsBot.Core.Generation;

/// <summary>What came of asking a model.</summary>
public abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <summary>It drafted an answer, or says that there is none.</summary>
    /// <param name="Draft">Unchecked.</param>
    public sealed record Drafted(ModelDraft Draft) : ModelOutcome;

    /// <summary>It gave nothing that can be used.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(ModelFault Fault) : ModelOutcome;
}
