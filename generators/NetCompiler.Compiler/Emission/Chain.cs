using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The expression that a chain of elementwise operators computes, printed as a struct that the library's loops run: once for Vector512 and once
/// for the narrower Vector&lt;T&gt;.
/// </summary>
/// <param name="holdsConstants">
/// Whether constants are fields of the struct, so that chains with others are the same struct; otherwise they are literals.
/// </param>
public sealed class Chain(Kernel kernel, Loop loop, IReadOnlyList<Node> nodes, bool holdsConstants)
{
    // Longer expressions become statements of their own, so that lines stay readable.
    private const int LongestPart = 70;

    private const int LongestName = 40;

    private readonly List<float> _constants = holdsConstants
        ? [.. nodes.SelectMany(node => node.Inputs).Select(input => input.Operator).OfType<Constant>().Select(constant => constant.Value).Distinct()]
        : [];

    /// <summary>The parameters of the struct, as C#; none if it has no fields.</summary>
    public string Parameters => _constants.Count == 0 ? "" : $"({string.Join(", ", _constants.Select((_, i) => $"float c{i}"))})";

    /// <summary>The struct with its fields, as the last argument of a loop; nothing if it has none.</summary>
    public string Argument => _constants.Count == 0 ? "" : $"chain: new({string.Join(", ", _constants.Select(Literals.Of))})";

    /// <summary>What the chain computes, as a name.</summary>
    public string Name
    {
        get
        {
            string name = "";
            foreach (string part in nodes.Select(node => node.Operator.Name).Distinct().Where(part => name.Length + part.Length <= LongestName))
            {
                name += part;
            }

            return name;
        }
    }

    /// <summary>Whether random numbers are drawn for the elements.</summary>
    public bool CountsElements => nodes.Any(node => node.Inputs.Any(input => input.Operator is DropoutMask));

    /// <summary>Whether everything that is computed with are values in memory and constants.</summary>
    public bool IsOfValuesOnly => !nodes.Any(node => node.Inputs.Any(input => input.Operator is InverseBatch or InverseSteps or DropoutMask));

    /// <summary>The chain at some lane of its operands, in straight lines: statements, and the result.</summary>
    public (IReadOnlyList<string> Statements, string Result) At(VectorText vector, string lane) =>
        Expression(vector.Name, input => $"ref {kernel.At(input)}", lane);

    /// <summary>The member of the struct for vectors of 512 bits; the other says the same.</summary>
    public string Wide() => Print("Wide", "Vector512");

    /// <summary>The member for narrower vectors.</summary>
    public string Narrow() => Print("Narrow", "Vector");

    private string Print(string method, string vector)
    {
        SourceWriter writer = new();
        List<Node> operands = [.. kernel.Group.Operands];
        (IReadOnlyList<string> statements, string result) = Expression(vector, input => $"ref x.{(char)('A' + operands.IndexOf(input))}", "i");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string head = $"public {vector}<float> {method}(in K::Operands x, nuint i)";
        if (statements.Count == 0)
        {
            return writer.Write($"{head} =>\n    {Bare(result)};\n").Lines();
        }

        writer.Open(head);
        foreach (string statement in statements)
        {
            writer.Write(statement);
        }

        return writer.Write($"return {Bare(result)};").Close().Lines();
    }

    private (IReadOnlyList<string> Statements, string Result) Expression(string vector, Func<Node, string> place, string lane)
    {
        List<string> statements = [];
        Dictionary<Node, string> values = [];
        Dictionary<Node, int> uses = [];
        foreach (Node input in nodes.SelectMany(node => node.Inputs))
        {
            uses[input] = uses.TryGetValue(input, out int count) ? count + 1 : 1;
        }

        foreach (Node node in nodes)
        {
            List<string> operands = [.. node.Inputs.Select(input => values.TryGetValue(input, out string? known) ? known : Operand(input, vector, place, lane))];
            string text = ((ElementwiseOperator)node.Operator).Print(operands);
            if ((uses.TryGetValue(node, out int readers) && readers > 1) || (text.Length > LongestPart && node != nodes[nodes.Count - 1]))
            {
                string name = $"v{statements.Count}";
                statements.Add($"{vector}<float> {name} = {Bare(text)};");
                text = name;
            }

            values[node] = text;
        }

        return (statements, values[nodes[nodes.Count - 1]]);
    }

    // An expression without the parentheses around all of it.
    internal static string Bare(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text[0] == '(' && i == text.Length - 1 ? text.Substring(1, i - 1) : text;
            }
        }

        return text;
    }

    private string Operand(Node input, string vector, Func<Node, string> place, string lane)
    {
        switch (input.Operator)
        {
            case Constant constant:
                int field = _constants.IndexOf(constant.Value);
                return $"{vector}.Create({(field < 0 ? Literals.Of(constant.Value) : $"c{field}")})";
            case InverseBatch:
                return $"{vector}.Create(x.InverseBatch)";
            case InverseSteps:
                return $"{vector}.Create(x.InverseSteps)";
            case DropoutMask mask:
                return mask.Print([$"x.Key + {mask.Stream}ul", "x.Element + (long)i", vector == "Vector512" ? "512" : ""]);
        }

        return loop[input].Lane == 1 ? $"{vector}.LoadUnsafe({place(input)}, {lane})" : $"{vector}.Create({place(input).Substring("ref ".Length)})";
    }
}
