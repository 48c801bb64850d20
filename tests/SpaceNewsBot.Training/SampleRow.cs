namespace SpaceNewsBot.Training;

/// <summary>What the engine made of a question of the sample.</summary>
/// <param name="Set">The question's set.</param>
/// <param name="Id">Its id.</param>
/// <param name="Prediction">The figures.</param>
internal sealed record SampleRow(string Set, string Id, Prediction Prediction);
