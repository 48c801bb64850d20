using System.Text.Json;
using Microsoft.SemanticKernel;

namespace SpaceNewsBot.Llm;

/// <summary>The prompts: one folder each, with the template in skprompt.txt and its inputs in config.json.</summary>
/// <param name="folder">The folder that holds a folder for each prompt.</param>
public sealed class PromptLibrary(string folder)
{
    /// <summary>The prompt that drafts an answer.</summary>
    public const string AnswerQuestion = "answer-question";

    private const string TemplateFile = "skprompt.txt";
    private const string ConfigFile = "config.json";

    private static readonly string[] _needed = [AnswerQuestion];

    /// <summary>The folder that holds a folder for each prompt.</summary>
    public string Folder { get; } = folder;

    /// <summary>
    /// The prompts of this program, whatever the working directory: beside the program, where a build puts them, or else
    /// in a folder above it, where a repository has them.
    /// </summary>
    public static PromptLibrary Find() => Find(AppContext.BaseDirectory);

    /// <summary>What is wrong with the prompts: a sentence for each fault that names the file; empty when all is well.</summary>
    public IReadOnlyList<string> Check()
    {
        if (!Directory.Exists(Folder))
        {
            return [$"The prompts are missing: there is no folder {Folder}; put the prompts of this version there."];
        }

        try
        {
            var names = Directory.EnumerateDirectories(Folder)
                .Select(path => Path.GetFileName(path))
                .Union(_needed, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            return [.. names.SelectMany(CheckPrompt)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [$"The prompts can't be read: {e.Message}"];
        }
    }

    internal static PromptLibrary Find(string programFolder)
    {
        for (var at = new DirectoryInfo(programFolder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "prompts");
            // A folder of the same name that isn't ours may lie on the way up.
            if (_needed.All(name => Directory.Exists(Path.Combine(candidate, name))))
            {
                return new PromptLibrary(candidate);
            }
        }

        return new PromptLibrary(Path.Combine(programFolder, "prompts"));
    }

    private IEnumerable<string> CheckPrompt(string name)
    {
        var templatePath = Path.Combine(Folder, name, TemplateFile);
        var configPath = Path.Combine(Folder, name, ConfigFile);
        var absent = new[] { templatePath, configPath }.Where(path => !File.Exists(path)).ToList();
        if (absent.Count > 0)
        {
            return absent.Select(path => $"The prompt {name} is incomplete: {path} is missing.");
        }

        var template = File.ReadAllText(templatePath);
        if (string.IsNullOrWhiteSpace(template))
        {
            return [$"The prompt {name} is empty: {templatePath} has no text."];
        }

        PromptTemplateConfig config;
        try
        {
            config = PromptTemplateConfig.FromJson(File.ReadAllText(configPath));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KernelException)
        {
            return [$"The prompt {name} can't be read: {configPath} isn't a prompt's configuration ({OneLine(e.Message)})."];
        }

        return CheckInputs(name, template, config, templatePath, configPath);
    }

    private static IEnumerable<string> CheckInputs(
        string name, string template, PromptTemplateConfig config, string templatePath, string configPath)
    {
        // Semantic Kernel adds what a template uses to the inputs of its configuration; with none declared, the used remain.
        var undeclared = new PromptTemplateConfig(template) { TemplateFormat = config.TemplateFormat };
        try
        {
            _ = new KernelPromptTemplateFactory().Create(undeclared);
        }
        catch (KernelException e)
        {
            return [$"The prompt {name} can't be read: {templatePath} isn't a template ({OneLine(e.Message)})."];
        }

        var used = undeclared.InputVariables.Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var declared = config.InputVariables.Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return used.Except(declared, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
            .Select(input => $"The prompt {name} uses ${input}, which nobody fills: declare it in {configPath} or take it out of {templatePath}.")
            .Concat(declared.Except(used, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(input => $"The prompt {name} declares the input {input} and doesn't use it: put ${input} into {templatePath} or take it out of {configPath}."));
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
