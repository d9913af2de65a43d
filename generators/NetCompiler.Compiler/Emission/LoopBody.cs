using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The expression that a chain of elementwise operators computes for one vector, printed once for Vector512 and once for the narrower
/// Vector&lt;T&gt;.
/// </summary>
public sealed class LoopBody
{
    // Longer expressions become statements of their own, so that lines stay readable.
    private const int LongestPart = 70;

    // Letters that no variable of a loop has; as many as a group can have operands.
    private const string OperandNames = "abcdefghjk";

    private readonly Kernel _kernel;
    private readonly Loop _loop;
    private readonly IReadOnlyList<Node> _chain;
    private readonly Dictionary<Node, string> _names = [];

    /// <summary>Prepares the body for a chain of nodes, the last of which is the result, over a value of the type and layout given.</summary>
    public LoopBody(Kernel kernel, Loop loop, IReadOnlyList<Node> chain)
    {
        (_kernel, _loop, _chain) = (kernel, loop, chain);
        foreach (Node operand in kernel.Group.Operands)
        {
            _names[operand] = OperandNames[_names.Count].ToString();
        }
    }

    /// <summary>Prints where operands begin, outside the loops over lines and pixels.</summary>
    public void PrintStarts()
    {
        foreach (Node operand in _names.Keys)
        {
            string name = _names[operand], place = _kernel.At(operand);
            _kernel.Writer.Write(
                _loop.Moves(operand) ? $"ref float {name}0 = ref {place};"
                : _loop[operand].Lane == 1 ? $"ref float {name} = ref {place};"
                : $"float {name} = {place};");
        }
    }

    /// <summary>Prints where operands are now, inside the loops over lines and pixels.</summary>
    public void PrintOperands()
    {
        foreach (Node operand in _names.Keys.Where(_loop.Moves))
        {
            string name = _names[operand], place = _loop.Place(operand, name + "0");
            _kernel.Writer.Write(_loop[operand].Lane == 1 ? $"ref float {name} = ref {place};" : $"float {name} = {place};");
        }
    }

    /// <summary>The statements that compute the vector at lane <c>i</c>, and the expression of the result.</summary>
    /// <param name="vector"><c>Vector512</c> or <c>Vector</c>.</param>
    public (IReadOnlyList<string> Statements, string Result) Print(string vector)
    {
        List<string> statements = [];
        Dictionary<Node, string> values = [];
        foreach (Node node in _chain)
        {
            List<string> operands = [.. node.Inputs.Select(input => values.TryGetValue(input, out string? known) ? known : Operand(input, vector))];
            string text = ((ElementwiseOperator)node.Operator).Print(operands);
            bool single = _chain.Sum(other => other.Inputs.Count(input => input == node)) <= 1;
            if (!single || (text.Length > LongestPart && node != _chain[_chain.Count - 1]))
            {
                string name = $"v{statements.Count}";
                statements.Add($"{vector}<float> {name} = {Bare(text)};");
                text = name;
            }

            values[node] = text;
        }

        return (statements, values[_chain[_chain.Count - 1]]);
    }

    /// <summary>An expression without the parentheses around all of it.</summary>
    public static string Bare(string text)
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

    private string Operand(Node input, string vector)
    {
        switch (input.Operator)
        {
            case Constant constant:
                return $"{vector}.Create({Literals.Of(constant.Value)})";
            case InverseBatch:
                return $"{vector}.Create(m.InverseBatch)";
            case DropoutMask mask:
                return mask.Print([$"m.Key + {mask.Stream}ul", _loop.ElementNumber, vector == "Vector512" ? "512" : ""]);
        }

        string name = _names[input];
        return _loop[input].Lane == 1 ? $"{vector}.LoadUnsafe(ref {name}, i)" : $"{vector}.Create({name})";
    }
}
