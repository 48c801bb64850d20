namespace SpaceNewsBot.Core.Answers;

/// <summary>Chooses the sentences that answer a question, or finds that none does. Pure: the same input, the same outcome.</summary>
public static class EvidenceSelector
{
    /// <summary>Selects evidence for a question among passages.</summary>
    public static EvidenceSelection Select(string question, IReadOnlyList<EvidencePassage> passages) => throw new NotImplementedException();
}
