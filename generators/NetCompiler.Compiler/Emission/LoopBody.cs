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
            _names[operand] = ((char)('a' + _names.Count)).ToString();
        }
    }

    /// <summary>Prints the references and numbers that the inner loop reads, inside the loops over lines and pixels.</summary>
    public void PrintOperands()
    {
        foreach (Node operand in _kernel.Group.Operands)
        {
            string place = _loop.Place(_kernel, operand);
            _kernel.Writer.Write(_loop[operand].Lane == 1 ? $"ref float {_names[operand]} = ref {place};" : $"float {_names[operand]} = {place};");
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
            string text = ((ElementwiseOperator)node.Operator).Print(operands).Replace("VectorMath.", "M::VectorMath.").Replace("M::M::", "M::");
            bool single = _chain.Sum(other => other.Inputs.Count(input => input == node)) <= 1;
            if (!single)
            {
                statements.Add($"{vector}<float> v{node.Id} = {text};");
                text = $"v{node.Id}";
            }

            values[node] = text;
        }

        return (statements, values[_chain[_chain.Count - 1]]);
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
                return Mask(mask, vector);
        }

        string name = _names[input];
        return _loop[input].Lane == 1 ? $"{vector}.LoadUnsafe(ref {name}, i)" : $"{vector}.Create({name})";
    }

    private string Mask(DropoutMask mask, string vector)
    {
        string text = mask.Print([$"m.Key + {mask.Stream}ul", _loop.ElementNumber]);
        return text.Replace("VectorMath.DropoutMask(", vector == "Vector512" ? "M::VectorMath.DropoutMask512(" : "M::VectorMath.DropoutMask(");
    }
}
