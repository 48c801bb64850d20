namespace SpaceNewsBot.Llm;

/// <summary>
/// The forms of a model's replies as JSON schemas of the strict kind: every property is required, none may be added, and what may be
/// missing is null (platform.openai.com/docs/guides/structured-outputs).
/// </summary>
internal static class ModelSchemas
{
    /// <summary>A draft.</summary>
    public const string Draft =
        """
        {
          "type": "object",
          "properties": {
            "claims": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "text": { "type": "string" },
                  "translation": { "type": ["string", "null"] },
                  "quotes": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "source": { "type": "integer" },
                        "quote": { "type": "string" }
                      },
                      "required": ["source", "quote"],
                      "additionalProperties": false
                    }
                  }
                },
                "required": ["text", "translation", "quotes"],
                "additionalProperties": false
              }
            },
            "missing": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["claims", "missing"],
          "additionalProperties": false
        }
        """;

    /// <summary>A question that was written out.</summary>
    public const string Question =
        """
        {
          "type": "object",
          "properties": {
            "question": { "type": "string" }
          },
          "required": ["question"],
          "additionalProperties": false
        }
        """;

    /// <summary>Events.</summary>
    public const string Events =
        """
        {
          "type": "object",
          "properties": {
            "events": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "source": { "type": "integer" },
                  "action": { "type": "string" },
                  "who": { "type": ["string", "null"] },
                  "what": { "type": ["string", "null"] },
                  "when": { "type": ["string", "null"] },
                  "where": { "type": ["string", "null"] },
                  "why": { "type": ["string", "null"] },
                  "how": { "type": ["string", "null"] },
                  "speaker": { "type": ["string", "null"] },
                  "status": { "type": ["string", "null"], "enum": ["announced", "done", "planned", "denied", "unconfirmed", null] }
                },
                "required": ["source", "action", "who", "what", "when", "where", "why", "how", "speaker", "status"],
                "additionalProperties": false
              }
            }
          },
          "required": ["events"],
          "additionalProperties": false
        }
        """;
}
