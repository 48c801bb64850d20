namespace SpaceNewsBot.Core.Generation;

/// <summary>What came of asking a model.</summary>
/// <typeparam name="T">What it was asked for.</typeparam>
public abstract record ModelOutcome<T>
{
    private ModelOutcome()
    {
    }

    /// <summary>It gave what it was asked for, in the form that was asked for; nothing else of it is checked.</summary>
    /// <param name="Value">What it gave.</param>
    public sealed record Given(T Value) : ModelOutcome<T>;

    /// <summary>It gave nothing that can be used.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(ModelFault Fault) : ModelOutcome<T>;
}
