using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Generation;

/// <summary>A passage as a model is shown it.</summary>
/// <param name="Number">Its number, counted from 1: by it the model says where a quote stands.</param>
/// <param name="Metadata">Its article's title, author, publisher and date.</param>
/// <param name="Text">Its words.</param>
public sealed record NumberedPassage(int Number, SourceMetadata Metadata, string Text);
