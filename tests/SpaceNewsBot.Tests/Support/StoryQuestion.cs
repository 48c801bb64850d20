namespace SpaceNewsBot.Tests.Support;

/// <summary>A line of Stories/questions.jsonl.</summary>
/// <param name="Story">The story that it is put to.</param>
/// <param name="Question">The question.</param>
/// <param name="Answerable">Whether the story answers it, be it in part.</param>
/// <param name="Evidence">Words of the story that answer it; null when nothing does.</param>
/// <param name="Missing">What a partial answer has to name as missing.</param>
internal sealed record StoryQuestion(string Story, string Question, bool Answerable, string? Evidence, string[]? Missing);
