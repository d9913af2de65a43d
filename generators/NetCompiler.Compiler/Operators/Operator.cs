using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What the compiler knows how to compute. One file per operator, always in this order: documentation with the formula, shape rule,
/// reference evaluation, gradient, emission. Records: two operators with equal settings are the same operator.
/// </summary>
public abstract record Operator
{
    /// <summary>The name in the text form of graphs.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The settings in the text form of graphs, such as <c>kernel=3x3, stride=1x1</c>; <see cref="OperatorSet"/> reads them back.</summary>
    public virtual string Settings => "";

    /// <summary>For values that are computed from nothing, what they are; null for all others.</summary>
    public virtual ValueKind? LeafKind => null;

    /// <summary>Whether the result is the memory of the input, or a part of it, seen with other axes or fewer features.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether each element is computed from the elements at the same place: such operators are printed as expressions.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>Whether the kernel reads all of a place of an operand of equal layout before it writes that place, so that the result may take its memory.</summary>
    public virtual bool MayOverwrite(Node node, Node operand) => IsElementwise;

    /// <summary>Whether the value is computed anew wherever it is used rather than stored: numbers and random masks.</summary>
    public virtual bool IsRecomputed => false;

    /// <summary>Whether an elementwise operator costs no more than reading its result from memory would.</summary>
    public virtual bool IsCheap => false;

    /// <summary>Whether the kernel computes only as many steps of a sequence as the caller gives (<see cref="TensorShape.HasSteps"/>).</summary>
    public virtual bool FollowsSteps(Node node) => IsElementwise || LeafKind is not null;

    /// <summary>Whether a bias can be added, and a ReLU applied, to the result while it is still in registers.</summary>
    public virtual bool HasEpilogue => false;

    /// <summary>Whether the kernel can begin its sums with what its target holds.</summary>
    public virtual bool Accumulates => false;

    /// <summary>Whether scaling output n of the result is the same as scaling output n of the second input, the weight.</summary>
    public virtual bool ScalesWithWeight => false;

    /// <summary>What the operator can become in the epilogue of a contraction.</summary>
    public virtual EpilogueRole EpilogueRole => EpilogueRole.None;

    /// <summary>For an activation at the end of a contraction, the library's struct that computes it, in C#.</summary>
    public virtual string Epilogue => throw new ShapeException($"{Name} is no end of a contraction.");

    /// <summary>The input whose elementwise chain can be computed inside the operator; null if there is none.</summary>
    public virtual int? AbsorbedInput => null;

    /// <summary>The input that the kernel can transpose by itself, a part at a time, if nobody else reads it transposed; null if there is none.</summary>
    public virtual int? TransposedInput(Node node) => null;

    /// <summary>Whether each step of a sequence is computed from the same step of the inputs only, with no number of steps among the settings.</summary>
    public virtual bool IsPerStep => IsElementwise;

    /// <summary>The type of the result.</summary>
    /// <exception cref="ShapeException">The inputs do not fit.</exception>
    public abstract NodeType Infer(IReadOnlyList<Node> inputs);

    /// <summary>The reference: computes the result in double precision, by the formula, slowly.</summary>
    public abstract void Evaluate(Evaluation evaluation);

    /// <summary>The gradient of each input, as graph, from the gradient of the result; null for inputs that have none.</summary>
    public virtual IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        throw new ShapeException($"{Name} has no gradient.");

    /// <summary>The result in a network of one step a call; null if more is needed than that step and what states remember.</summary>
    public virtual Node? OneStep(Node node, StreamBuilder stream) => IsPerStep ? stream.Again(node, this) : null;

    /// <summary>The same value by an algorithm that is faster and rounds otherwise, for prediction; null if there is none.</summary>
    public virtual Node? Faster(Node node, GraphBuilder builder) => null;

    /// <summary>The same value with what straight lines of a sample read besides, prepared from the weights; null if they read nothing else.</summary>
    public virtual Node? Straight(Node node, GraphBuilder builder) => null;

    /// <summary>What else is worth knowing of a call of the kernel, for its comment.</summary>
    public virtual string Note(Node node) => "";

    /// <summary>The layout that an input must have, or null if the one it has will do; <paramref name="all"/> are those of all inputs.</summary>
    public virtual Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        given is StridedLayout { IsVectorized: false } plain ? plain.Padded() : null;

    /// <summary>The layout of the result, without halo.</summary>
    public virtual Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => StridedLayout.Standard(node.Shape);

    /// <summary>How a parameter that is an input is best packed, or null if it may lie as any vector; <paramref name="coordinates"/> are those of activations.</summary>
    public virtual Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) => null;

    /// <summary>The zeros that an input needs around it.</summary>
    public virtual (int Y, int X) Halo(Node node, int input) => (0, 0);

    /// <summary>For an input of integers, those that it may hold; null where any will do.</summary>
    public virtual IndexRange? IndexRange(Node node, Node input) => null;

    /// <summary>Floats of scratch memory that the kernel needs for each row.</summary>
    public virtual int Scratch(Node node, IReadOnlyList<Layout> inputs) => 0;

    /// <summary>The operator of the same inputs whose kernel gives this value, too; null if it has a kernel of its own.</summary>
    public virtual Operator? Beside => null;

    /// <summary>For a sum over the batch whose <see cref="EmitSample"/> prints what a sample adds to it, the input that is summed; else null.</summary>
    public virtual int? SummedInput => null;

    /// <summary>Whether the kernel of a weight's gradient can hand it over block by block.</summary>
    public virtual bool HandsOver(Node node) => false;

    /// <summary>Whether <see cref="EmitSample"/> prints the kernel sample by sample.</summary>
    public virtual bool HasSamples => false;

    /// <summary>Prints the computation of one sample, <c>row</c>; for a sum over the batch what the sample adds to it, into scratch memory.</summary>
    public virtual void EmitSample(Kernel kernel) => throw new ShapeException($"{Name} has no kernel for a sample.");

    /// <summary>Prints the kernel; see <see cref="Kernel"/> for what it may use.</summary>
    public virtual void Emit(Kernel kernel) => throw new ShapeException($"{Name} has no kernel.");

    /// <summary>How lines of the result read those of the first input, where <see cref="EmitLines"/> prints some lines; null where it does not.</summary>
    public virtual AxisWalk? LineWalk(Node node) => null;

    /// <summary>Lines of the result, counted from the first, that are computed together, where bits depend on which they are.</summary>
    public virtual int LinesTogether => 1;

    /// <summary>Prints the computation of some lines of one sample.</summary>
    /// <param name="count">How many, in C#.</param>
    /// <param name="from">The place of pixel 0 of the first line of the first input that is read, moved by some floats.</param>
    /// <param name="to">The place of the first output.</param>
    public virtual void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) => throw new ShapeException($"{Name} has no kernel for some lines.");

    /// <summary>Prints the kernel for one sample, <c>row</c>, in straight lines; false where it has no such form, and then what was printed is of no use.</summary>
    public virtual bool EmitStraight(Kernel kernel, VectorText vector) => false;

    /// <summary>The text of the operator: its name and, in braces, its settings.</summary>
    public sealed override string ToString() => Settings.Length == 0 ? Name : $"{Name}{{{Settings}}}";

    /// <summary>Refuses inputs that do not fit, naming what was expected and what was given.</summary>
    protected void Require(bool fits, string expected, IReadOnlyList<Node> inputs)
    {
        if (!fits)
        {
            string found = inputs.Count == 0 ? "nothing" : string.Join("; ", inputs.Select(input => TypeText.Write(input.Type)));
            throw new ShapeException($"{this} needs {expected}, but was given {found}.");
        }
    }
}
