using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Graphs;

/// <summary>
/// Reads what <see cref="GraphPrinter"/> writes. Types are inferred anew, and must be those that the text gives; numbers of values may have gaps,
/// and are then given anew.
/// </summary>
public sealed class GraphParser
{
    private static readonly Regex s_value =
        new(@"^%(?<id>\d+) = (?<name>\w+)(\{(?<settings>[^}]*)\})?\((?<inputs>[^)]*)\) : (?<type>.*?)(  // (?<layer>.*))?$");
    private static readonly Regex s_output = new(@"^(?<kind>\w+)( (?<name>.+))? = %(?<id>\d+)$");

    private readonly GraphBuilder _builder = new();
    private readonly Dictionary<string, Node> _nodes = [];

    private GraphParser()
    {
    }

    /// <summary>The graph of a text; empty lines are skipped.</summary>
    /// <exception cref="FormatException">A line cannot be understood; the message gives its number, what is wrong, and the line.</exception>
    public static Graph Parse(string text)
    {
        GraphParser parser = new();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            try
            {
                parser.Read(line);
            }
            catch (Exception exception) when (exception is FormatException or ShapeException or OverflowException)
            {
                throw new FormatException($"Line {i + 1}: {exception.Message} The line is: {line}", exception);
            }
        }

        return parser._builder.Build();
    }

    private void Read(string line)
    {
        if (s_value.Match(line) is { Success: true } value)
        {
            ReadValue(value);
        }
        else if (s_output.Match(line) is { Success: true } output)
        {
            ReadOutput(output);
        }
        else if (line.Trim().Length > 0)
        {
            throw new FormatException("Expected a value, '%3 = Linear(%1, %2) : [n]x128  // dense0', or an output, 'Gradient dense0.weight = %12'.");
        }
    }

    private void ReadValue(Match match)
    {
        Operator @operator = OperatorSet.Read(match.Groups["name"].Value, match.Groups["settings"].Value);
        string[] inputs = match.Groups["inputs"].Value.Split([", "], StringSplitOptions.RemoveEmptyEntries);
        _builder.Layer = match.Groups["layer"].Value;
        Node node = _builder.Add(@operator, [.. inputs.Select(Find)]);
        if (node.Type.ToString() != match.Groups["type"].Value)
        {
            throw new FormatException($"The type is {node.Type}, but the text says {match.Groups["type"].Value}.");
        }

        string id = "%" + match.Groups["id"].Value;
        if (_nodes.ContainsKey(id))
        {
            throw new FormatException($"{id} is defined twice.");
        }

        _nodes.Add(id, node);
    }

    private void ReadOutput(Match match)
    {
        string kind = match.Groups["kind"].Value;
        if (!Enum.TryParse(kind, out OutputKind parsed) || parsed.ToString() != kind)
        {
            throw new FormatException($"There is no output of kind '{kind}'; known are {string.Join(", ", Enum.GetNames(typeof(OutputKind)))}.");
        }

        _builder.Output(parsed, match.Groups["name"].Value, Find("%" + match.Groups["id"].Value));
    }

    private Node Find(string id) => _nodes.TryGetValue(id, out Node? node) ? node : throw new FormatException($"{id} is used before it is defined.");
}
