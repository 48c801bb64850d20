using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace SpaceNewsBot.Llm;

/// <summary>The prompts: one folder each, with the template in skprompt.txt and its inputs in config.json.</summary>
/// <param name="folder">The folder that holds a folder for each prompt.</param>
public sealed class PromptLibrary(string folder)
{
    /// <summary>The prompt that drafts an answer.</summary>
    public const string AnswerQuestion = "answer-question";

    /// <summary>The prompt that writes a follow-up out.</summary>
    public const string RewriteFollowUp = "rewrite-follow-up";

    /// <summary>The prompt that proposes rows of the ledger.</summary>
    public const string ExtractEvents = "extract-events";

    private const string TemplateFile = "skprompt.txt";
    private const string ConfigFile = "config.json";
    private const int FingerprintLength = 12;

    private static readonly string[] _needed = [AnswerQuestion, RewriteFollowUp, ExtractEvents];

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

    /// <summary>How a chat is to be answered, out of the configuration of a prompt.</summary>
    /// <exception cref="JsonException">They aren't settings of a chat.</exception>
    internal static OpenAIPromptExecutionSettings ReadSettings(PromptExecutionSettings? configured)
    {
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(configured);
#pragma warning disable SKEXP0010 // The name may change with a later version.
        if (settings.ReasoningEffort is JsonElement effort)
        {
            // Out of a file it comes as JSON, which the connector doesn't know.
            settings.ReasoningEffort = effort.ValueKind == JsonValueKind.String ? effort.GetString() : throw new JsonException("reasoning_effort is no word");
        }
#pragma warning restore SKEXP0010

        return settings;
    }

    /// <summary>A prompt that was checked.</summary>
    internal PromptTemplateConfig Load(string name)
    {
        var config = PromptTemplateConfig.FromJson(File.ReadAllText(Path.Combine(Folder, name, ConfigFile)));
        config.Template = File.ReadAllText(Path.Combine(Folder, name, TemplateFile));
        return config;
    }

    /// <summary>A short hash of the files of the prompts that the program needs: another one whenever a prompt was changed.</summary>
    internal string ReadFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = _needed
            .SelectMany(name => new[] { TemplateFile, ConfigFile }.Select(file => Path.Combine(name, file)))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Replace(Path.DirectorySeparatorChar, '/')));
            hash.AppendData([0xFF]);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..FingerprintLength];
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

        try
        {
            foreach (var settings in config.ExecutionSettings.Values)
            {
                ReadSettings(settings);
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KernelException)
        {
            return [$"The prompt {name} can't be used: the execution settings of {configPath} aren't those of a chat ({OneLine(e.Message)})."];
        }

        // Semantic Kernel would take what users and sources wrote for parts of the prompt.
        if (config.AllowDangerouslySetContent || config.InputVariables.Any(v => v.AllowDangerouslySetContent))
        {
            return [$"The prompt {name} lets data pass for the prompt's own words: take allow_dangerously_set_content out of {configPath}."];
        }

        var faults = CheckInputs(name, template, config, templatePath, configPath).ToList();
        return faults.Count > 0 ? faults : CheckMessages(name, template, config, templatePath);
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
        var filled = PromptInputs.Of.TryGetValue(name, out var inputs) ? inputs : [.. declared];
        return used.Except(declared, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
            .Select(input => $"The prompt {name} uses ${input}, which nobody fills: declare it in {configPath} or take it out of {templatePath}.")
            .Concat(declared.Except(used, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(input => $"The prompt {name} declares the input {input} and doesn't use it: put ${input} into {templatePath} or take it out of {configPath}."))
            .Concat(declared.Intersect(used, StringComparer.OrdinalIgnoreCase).Except(filled, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(input => $"The prompt {name} uses ${input}, which the program doesn't fill: take it out of {templatePath} and {configPath}; {Join(filled)} are filled."))
            .Concat(filled.Except(used.Union(declared, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(input => $"The prompt {name} leaves out ${input}, which the model has to be told: put it into {templatePath} and declare it in {configPath}."));

        static string Join(string[] names) => string.Join(", ", names.Select(n => $"${n}"));
    }

    // A prompt that isn't made of messages would be sent as one message of the user, rules and data together.
    private static IEnumerable<string> CheckMessages(string name, string template, PromptTemplateConfig config, string templatePath)
    {
        config.Template = template;
        try
        {
            var sample = new KernelArguments();
            foreach (var input in config.InputVariables)
            {
                sample[input.Name] = "sample";
            }

            // Nothing waits: there are no functions to call, and one that is called is a fault.
            var rendered = new KernelPromptTemplateFactory().Create(config).RenderAsync(new Kernel(), sample).GetAwaiter().GetResult();
            var roles = XElement.Parse($"<prompt>{rendered}</prompt>").Nodes()
                .Select(node => node is XElement { Name.LocalName: "message" } message ? (string?)message.Attribute("role") : null)
                .ToList();
            return roles is ["system", .., "user"] && roles.All(role => role is "system" or "user" or "assistant")
                ? []
                : [$"The prompt {name} isn't made of messages: {templatePath} has to begin with <message role=\"system\">, end with <message role=\"user\">, and have nothing outside of messages."];
        }
        catch (Exception e) when (e is KernelException or XmlException or KeyNotFoundException)
        {
            return [$"The prompt {name} can't be rendered: {templatePath} calls a function, or isn't well-formed with its messages ({OneLine(e.Message)})."];
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
