using System.Collections.Generic;

namespace NetCompiler.Compiler.Problems;

/// <summary>Every mistake that the compiler reports. Each has a page in docs/diagnostics, a test and a release line.</summary>
public static class ProblemSet
{
    /// <summary>The class cannot be completed by generated code.</summary>
    public static readonly ProblemDescription NotPartial = new(
        "NC0001", "A network must be a partial class", "'{0}' must be declared partial: NetCompiler writes its other part; write 'partial class {0}'");

    /// <summary>Attribute order over several parts is not defined.</summary>
    public static readonly ProblemDescription SeveralParts = new(
        "NC0002", "Layers stand on several parts of the class", "The layers of '{0}' stand on {1} parts of the class, so their order is not defined; move all of them to one part");

    /// <summary>A network starts with an input.</summary>
    public static readonly ProblemDescription NoInput = new(
        "NC0003", "The network has no input", "'{0}' begins with `{1}`, but a network begins with its input; put [Input(...)] first");

    /// <summary>A constructor of the user's stands where the generated one must.</summary>
    public static readonly ProblemDescription ConstructorClash = new(
        "NC0004", "A constructor clashes with the generated one", "'{0}' declares the constructor {1}, {2}; {3}");

    /// <summary>The class has a form that no network can have.</summary>
    public static readonly ProblemDescription UnsupportedClass = new(
        "NC0005", "This class cannot be a network", "'{0}' cannot be a network because it is {1}; {2}");

    /// <summary>A network without layers does nothing.</summary>
    public static readonly ProblemDescription NoLayers = new(
        "NC0006", "The network has no layers", "'{0}' has no layers{1}; add some, such as {2}");

    /// <summary>An argument is outside what the layer can do.</summary>
    public static readonly ProblemDescription ImpossibleArgument = new(
        "NC0007", "An argument is impossible", "`{0}` '{1}': {2} is {3}, but must be {4}");

    /// <summary>An expression could not be read or computed.</summary>
    public static readonly ProblemDescription BadExpression = new(
        "NC0008", "An expression cannot be computed", "`{0}` '{1}': {2} is \"{3}\", which cannot be computed: {4}; use integers, + - * /, parentheses and the block's parameters");

    /// <summary>A name is used twice.</summary>
    public static readonly ProblemDescription DuplicateName = new(
        "NC0009", "A name is used twice", "The name {0} stands on `{1}` and on `{2}`; give one of them another name");

    /// <summary>A tap that nothing defines.</summary>
    public static readonly ProblemDescription UnknownTap = new(
        "NC0010", "Unknown tap", "`{0}` uses the tap \"{1}\", which is not defined before it; {2}");

    /// <summary>A block contains itself.</summary>
    public static readonly ProblemDescription BlockCycle = new(
        "NC0011", "A block contains itself", "The block `{0}` contains itself, so it would never end; remove the inner use");

    /// <summary>A name cannot be used in C# or in files.</summary>
    public static readonly ProblemDescription BadName = new(
        "NC0012", "A name cannot be used", "`{0}` has the {1} \"{2}\", but a name begins with a letter and consists of letters, digits, '_' and single dots between them");

    /// <summary>Nothing of a layer reaches the end.</summary>
    public static readonly ProblemDescription NoEffect = new(
        "NC0013", "A layer has no effect", "`{0}` '{1}' has no effect: nothing of it reaches the prediction or the loss; name its value with [Tap] and use it, or remove it");

    /// <summary>A network that is to predict one step a call cannot.</summary>
    public static readonly ProblemDescription CannotStream = new(
        "NC0014", "The network cannot predict one step a call", "'{0}' cannot predict one step a call: {1}; use recurrent layers that go forward from zeros and layers that take each step by itself, or remove Streaming from [Network]");

    /// <summary>A layer takes another kind of value.</summary>
    public static readonly ProblemDescription WrongLayout = new(
        "NC0101", "A layer cannot follow the one before it", "`{0}` '{1}' needs {2}, but {3} gives {4}; {5}");

    /// <summary>Something is larger than what it must fit into.</summary>
    public static readonly ProblemDescription DoesNotFit = new(
        "NC0102", "A size does not fit", "`{0}` '{1}' does not fit: {2}; {3}");

    /// <summary>Two values that meet have different shapes.</summary>
    public static readonly ProblemDescription ShapesDiffer = new(
        "NC0103", "Shapes differ", "`{0}` '{1}' joins {2} of {3} and {4} of {5}, but both must have one shape; {6}");

    /// <summary>A network is larger than an address can be.</summary>
    public static readonly ProblemDescription TooLarge = new(
        "NC0104", "A size is too large", "`{0}` '{1}' would need {2} {3} values in memory, where at most {4} are possible; make it smaller");

    /// <summary>A weight is shared by layers that need different shapes.</summary>
    public static readonly ProblemDescription SharedWeightsDiffer = new(
        "NC0105", "Shared weights have different shapes", "`{0}` '{1}' shares the weights \"{2}\" of shape {3}, but needs {4}; share only between layers of the same shape");

    /// <summary>A layer that must know the length of a sequence.</summary>
    public static readonly ProblemDescription NeedsAllSteps = new(
        "NC0106",
        "A layer needs all steps",
        "`{0}` '{1}' needs all steps of the sequence, but the caller says how many there are (Steps on `Input`); use a layer that keeps their number, such as a convolution with padding \"same\", or makes one of all, such as `GlobalAveragePool1D`, or give the input a fixed number of steps");

    /// <summary>Something that only training needs, in a network that does not train.</summary>
    public static readonly ProblemDescription FrozenEverything = new(
        "NC0202", "Nothing is left to train", "Every parameter of '{0}' is frozen, or it has none, yet it has a loss; move [Frozen] up, or set Training = false on [Network]");

    /// <summary>A frozen layer behind one that is trained: what it was trained for would change under it.</summary>
    public static readonly ProblemDescription FrozenTakesTrained = new(
        "NC0203", "A frozen layer takes what is trained", "`{0}` '{1}' is frozen, but takes what is trained before it; let a [Frozen] follow all of it in the network's own list, or remove the one in the block");

    /// <summary>Every description, in order of id.</summary>
    public static IReadOnlyList<ProblemDescription> All { get; } =
    [
        NotPartial, SeveralParts, NoInput, ConstructorClash, UnsupportedClass, NoLayers, ImpossibleArgument, BadExpression, DuplicateName, UnknownTap,
        BlockCycle, BadName, NoEffect, CannotStream, WrongLayout, DoesNotFit, ShapesDiffer, TooLarge, SharedWeightsDiffer, NeedsAllSteps, FrozenEverything,
        FrozenTakesTrained,
    ];
}
