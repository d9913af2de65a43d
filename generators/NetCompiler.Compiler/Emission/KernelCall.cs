using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// One call in the list of a program: a kernel with the places of its values. It computes one group, or several small ones that the batch shares,
/// one after the other.
/// </summary>
/// <param name="name">What the method should be called.</param>
/// <param name="unitCount">The number of units, as C# with <c>rows</c> for the rows of the batch.</param>
/// <param name="grain">The least units worth handing to another thread.</param>
/// <param name="ownSizes">Whether sizes in the body have to stay literals.</param>
public sealed class KernelCall(string name, KernelArguments arguments, string unitCount, int grain, bool ownSizes)
{
    private readonly List<(Group Group, string Body)> _parts = [];

    /// <summary>What the method should be called.</summary>
    public string Name => name;

    /// <summary>The places that it is given.</summary>
    public KernelArguments Arguments => arguments;

    /// <summary>The number of units, as C# with <c>rows</c> for the rows of the batch.</summary>
    public string UnitCount => unitCount;

    /// <summary>The least units worth handing to another thread.</summary>
    public int Grain => grain;

    /// <summary>Whether sizes in the body have to stay literals.</summary>
    public bool OwnSizes => ownSizes;

    /// <summary>Whether the kernel has other lines for a single row.</summary>
    public bool HasOneRow { get; init; }

    /// <summary>A group before, which those lines compute, too.</summary>
    public Group? Included { get; init; }

    /// <summary>Whether threads may share a prediction's samples line by line: the kernel reads nothing of the caller's.</summary>
    public bool HasParts => _parts.Count == 1 && _parts[0].Group.Blocks is not null && !_parts[0].Body.Contains("data.");

    /// <summary>The groups that it computes, in order.</summary>
    public IEnumerable<Group> Groups => _parts.Select(part => part.Group);

    /// <summary>The body of the method.</summary>
    public string Body => string.Join("\n", _parts.Select(part => part.Body));

    /// <summary>The method of the kernel.</summary>
    public string Method { get; set; } = "";

    /// <summary>Sizes that are arguments, since other calls have others.</summary>
    public IReadOnlyList<string> Sizes { get; set; } = [];

    /// <summary>What is computed, with shapes: <c>[n]x16x8x8 = Convolution, Add, ReLU of [n]x1x8x8, 16x1x3x3, 16</c>; a line for each group.</summary>
    public IEnumerable<string> Formulas => Groups.Select(Formula);

    /// <summary>What is computed, for calls of any size.</summary>
    public IEnumerable<string> Steps => Groups.Select(Operators);

    /// <summary>Whose work it is, and the result: <c>// conv2d0, relu0: [n]x16x8x8</c>.</summary>
    public string Comment
    {
        get
        {
            Group last = _parts[_parts.Count - 1].Group;
            string layers = string.Join(", ", Groups.SelectMany(group => group.Layers).Distinct());
            return $"// {layers}{(layers.Length == 0 ? "" : ": ")}{last.Value.Type}{string.Concat(last.Fused.Select(node => node.Operator.Note(node)))}";
        }
    }

    /// <summary>Takes in another group, behind those that are there.</summary>
    public void Append(Group group, string body) => _parts.Add((group, body));

    /// <summary>The call for some units.</summary>
    public string For(string first, string end) =>
        $"Kernels.{Method}(m, data, {first}, {end}{arguments.Values}{string.Concat(Sizes.Select(size => ", " + size))});";

    /// <summary>What a group computes, with shapes.</summary>
    public static string Formula(Group group)
    {
        string operands = string.Join(", ", group.Operands.Select(operand => operand.Type));
        return $"{group.Value.Type} = {Operators(group)}{(operands.Length == 0 ? "" : " of ")}{operands}";
    }

    private static string Operators(Group group) => string.Join(", ", group.Fused.Select(node => node.Operator.Name));
}
