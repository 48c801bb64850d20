namespace SpaceNewsBot.Core.Proposals;

/// <summary>What became of a proposed change.</summary>
public enum ProposalState
{
    /// <summary>It waits.</summary>
    Open,

    /// <summary>It was made, or was refused when it was to be made.</summary>
    Confirmed,

    /// <summary>It was dropped.</summary>
    Cancelled,
}
